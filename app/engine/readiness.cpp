// SPDX-License-Identifier: MIT
#include "app/engine/readiness.h"

namespace fulgurite::app {

ReadinessStage countedStage(StageName name, std::size_t ready, std::size_t whole)
{
    return {name, ready == whole ? StageState::Ready : StageState::Working,
            QStringLiteral("%1/%2").arg(ready).arg(whole), QDateTime::currentDateTimeUtc()};
}

void StagePatience::judge(Readiness& next, Clock::time_point now)
{
    for (const StageName name : {StageName::Peers, StageName::Channels}) {
        const auto i = static_cast<std::size_t>(name);
        ReadinessStage& stage = next.stages.at(i);
        if (stage.state != StageState::Working) {
            m_since.at(i).reset();
            continue;
        }
        if (!m_since.at(i))
            m_since.at(i) = now;
        if (now - *m_since.at(i) >= kPatience)
            stage.state = StageState::Failed;
    }
}

} // namespace fulgurite::app
