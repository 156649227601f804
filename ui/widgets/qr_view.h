// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

#include "ui/widgets/painted.h"

namespace fulgurite::ui {

/// Modules of a QR code, one pixel each, without the quiet zone; null when the text is empty or too
/// long for one code. Upper-case only text takes the denser alphanumeric mode by itself. Error
/// correction M, or L where M would not fit.
QImage qrModules(const QString& text);

/// A QR code: whole device pixels a module, dark on white with its quiet zone in every theme.
class QrView : public Painted {
    Q_OBJECT

public:
    explicit QrView(const QString& name, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] bool fits() const { return !m_modules.isNull(); }

    [[nodiscard]] QString sentence() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Clicked, or Enter: show it larger.
    void enlargeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_name;
    QString m_text;
    QImage m_modules;
};

} // namespace fulgurite::ui
