// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include "ui/widgets/label.h"

class QScrollArea;

namespace fulgurite::ui {

/// The details of the chosen row, beside its table or in its place (DetailSplit); scrolls; Esc and
/// its button close it.
class PreviewPane : public QFrame {
    Q_OBJECT

public:
    explicit PreviewPane(QWidget* parent = nullptr);
    void setTitle(const QString& title);
    /// Replaces what is shown; the pane owns it.
    void setContent(QWidget* content);
    QSize sizeHint() const override;
    /// As wide as what it shows: it scrolls up and down only.
    QSize minimumSizeHint() const override;
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Label* m_title;
    QScrollArea* m_scroll;
};

} // namespace fulgurite::ui
