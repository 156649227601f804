// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"

#include <map>

namespace fulgurite::app {

class PaymentsPort final : public QObject, public Payments {
    Q_OBJECT

public:
    explicit PaymentsPort(EngineCore& core);

    Future<PayPreview> preview(PayRequest request) override;
    Future<PaymentDetail> pay(PayRequest request, std::chrono::milliseconds wait) override;
    Future<PaymentDetail> detail(QString paymentHash) override;
    Future<std::vector<PaymentDetail>> list(QString paymentHash,
                                            std::optional<PaymentState> state) override;

private:
    struct Asked {
        const PayRequest& request;
        const lightning::request::Pay& pay; ///< empty for a keysend
    };
    void begin(WalletSession& session, const Asked& asked, std::chrono::milliseconds wait,
               const Promise<PaymentDetail>& promise);
    std::optional<ApiError> obstacle(WalletSession& session, const Asked& asked);
    void await(const lightning::Payment& payment, std::chrono::milliseconds wait,
               const Promise<PaymentDetail>& promise);
    void ended(const lightning::Payment& payment);

    EngineCore& m_core;
    std::multimap<PaymentHash, Promise<PaymentDetail>> m_waiting;
};

} // namespace fulgurite::app
