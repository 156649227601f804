// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace fulgurite::ui {

/// The coloured strip over every page of a network that is not mainnet, and of the practice world.
class NetworkBand : public QWidget {
    Q_OBJECT

public:
    explicit NetworkBand(QWidget* parent = nullptr);
    /// Empty text hides the band.
    void setBand(const QString& text, bool practice);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    bool m_practice = false;
};

} // namespace fulgurite::ui
