// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/payments.h"
#include "tests/support/fakes/answers.h"

namespace fulgurite::testing {

/// Scripted; `last…` is the argument of the latest request.
class FakePayments final : public app::Payments {
public:
    Script<app::PayPreview> onPreview;
    Script<app::PaymentDetail> onPay;
    Script<app::PaymentDetail> onDetail;
    Script<std::vector<app::PaymentDetail>> onList;
    app::PayRequest lastPreview{};
    app::PayRequest lastPay{};
    QString lastDetail{};

    app::Future<app::PayPreview> preview(app::PayRequest request) override
    {
        lastPreview = std::move(request);
        return onPreview.ask();
    }
    app::Future<app::PaymentDetail> pay(app::PayRequest request, std::chrono::milliseconds) override
    {
        lastPay = std::move(request);
        return onPay.ask();
    }
    app::Future<app::PaymentDetail> detail(QString hash) override
    {
        lastDetail = std::move(hash);
        return onDetail.ask();
    }
    app::Future<std::vector<app::PaymentDetail>> list(QString,
                                                      std::optional<app::PaymentState>) override
    {
        return onList.ask();
    }
};

} // namespace fulgurite::testing
