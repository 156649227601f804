// SPDX-License-Identifier: MIT
#pragma once

#include "app/engine/ports_base.h"

#include <map>
#include <vector>

namespace fulgurite::app {

class RequestsPort final : public QObject, public Requests {
    Q_OBJECT

public:
    explicit RequestsPort(EngineCore& core);

    Future<RequestDetail> create(NewRequest request) override;
    Future<RequestDetail> find(QString labelOrHash) override;
    Future<std::vector<RequestDetail>> list() override;
    Future<RequestDetail> remove(QString label, RequestStatus expected) override;
    Future<RequestDetail> wait(QString label) override;
    Future<RequestDetail> waitAny(std::uint64_t after, std::chrono::milliseconds limit) override;

private:
    void forget(const QString& label);
    void changed(const lightning::InvoiceEntry& invoice);

    EngineCore& m_core;
    std::multimap<QString, Promise<RequestDetail>> m_waiting; ///< by label
    std::vector<std::pair<std::uint64_t, Promise<RequestDetail>>> m_waitingAny;
};

} // namespace fulgurite::app
