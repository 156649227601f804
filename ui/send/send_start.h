// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/snapshot.h"

namespace fulgurite::ui {

class Amount;
class Card;
class SmartField;

/// Send before anything was entered: what can be paid, and with how much. A drop on it goes to the
/// field.
class SendStart : public QWidget {
    Q_OBJECT

public:
    /// Shown while `field` is empty.
    explicit SendStart(SmartField& field, QWidget* parent = nullptr);
    void show(const app::Balances& balances, bool lightning);
    using QWidget::show;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    Card* ways();
    Card* means();

    SmartField& m_field;
    QWidget* m_byLightning; ///< the ways that need it
    QWidget* m_lightningLine;
    Amount* m_onChain;
    Amount* m_lightning;
};

} // namespace fulgurite::ui
