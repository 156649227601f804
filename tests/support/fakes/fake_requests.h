// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/requests.h"
#include "tests/support/fakes/answers.h"

namespace fulgurite::testing {

/// Scripted; `last…` is the argument of the latest request.
class FakeRequests final : public app::Requests {
public:
    Script<app::RequestDetail> onCreate;
    Script<app::RequestDetail> onFind;
    Script<std::vector<app::RequestDetail>> onList;
    Script<app::RequestDetail> onRemove;
    Script<app::RequestDetail> onWait;
    Script<app::RequestDetail> onWaitAny;
    app::NewRequest lastCreate{};
    QString lastRemove{};
    QString lastWait{};

    app::Future<app::RequestDetail> create(app::NewRequest request) override
    {
        lastCreate = std::move(request);
        return onCreate.ask();
    }
    app::Future<app::RequestDetail> find(QString) override { return onFind.ask(); }
    app::Future<std::vector<app::RequestDetail>> list() override { return onList.ask(); }
    app::Future<app::RequestDetail> remove(QString label, app::RequestStatus) override
    {
        lastRemove = std::move(label);
        return onRemove.ask();
    }
    app::Future<app::RequestDetail> wait(QString label) override
    {
        lastWait = std::move(label);
        return onWait.ask();
    }
    app::Future<app::RequestDetail> waitAny(std::uint64_t, std::chrono::milliseconds) override
    {
        return onWaitAny.ask();
    }
};

} // namespace fulgurite::testing
