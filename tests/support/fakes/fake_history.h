// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/history.h"
#include "tests/support/fakes/answers.h"

namespace fulgurite::testing {

/// Scripted; `last…` is the argument of the latest request.
class FakeHistory final : public app::History {
public:
    Script<app::HistoryPage> onPage;
    Script<app::TransactionDetail> onTransaction;
    Script<std::vector<app::BalanceChange>> onBalanceChanges;
    Script<bool> onSetLabel;
    app::HistoryQuery lastPage{};
    QString lastTransaction{};
    QString lastSetLabel{}, lastLabel{};
    std::chrono::seconds lastSpan{};

    app::Future<app::HistoryPage> page(app::HistoryQuery query) override
    {
        lastPage = std::move(query);
        return onPage.ask();
    }
    app::Future<app::TransactionDetail> transaction(QString txid) override
    {
        lastTransaction = std::move(txid);
        return onTransaction.ask();
    }
    app::Future<std::vector<app::BalanceChange>> balanceChanges(QDateTime,
                                                                std::chrono::seconds span) override
    {
        lastSpan = span;
        return onBalanceChanges.ask();
    }
    app::Future<bool> setLabel(QString reference, QString label) override
    {
        lastSetLabel = std::move(reference);
        lastLabel = std::move(label);
        return onSetLabel.ask();
    }
};

} // namespace fulgurite::testing
