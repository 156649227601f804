// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include "app/api/payments.h"

namespace fulgurite::ui {

/// What became of a payment whose answer was lost: asked again and again until somebody knows.
class OutcomeSearch final : public QObject {
    Q_OBJECT

public:
    explicit OutcomeSearch(app::Payments& payments, QObject* parent = nullptr);
    /// `recipient` names a keysend whose hash was never told. Asks at once, also when it runs.
    void look(const app::PaymentRow& payment, const QString& recipient);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_again.isActive(); }

signals:
    void found(const fulgurite::app::PaymentDetail& payment);
    /// Nothing is sent before it is stored: what the store does not know never left.
    void neverSent(const fulgurite::app::ApiError& error);

private:
    void ask();
    void askForKeysend();
    void take(const app::Answer<app::PaymentDetail>& answer);

    app::Payments& m_payments;
    app::PaymentRow m_payment;
    QString m_recipient;
    QTimer m_again;
    int m_round = 0;      ///< an answer to an older search is dropped
    bool m_asked = false; ///< and not answered yet
};

} // namespace fulgurite::ui
