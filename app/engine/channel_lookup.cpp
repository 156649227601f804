// SPDX-License-Identifier: MIT
#include "app/engine/channel_lookup.h"

#include "lightning/gossip/short_channel_id_text.h"
#include "wallet/base/text.h"

namespace fulgurite::app {

Answer<lightning::ChannelInfo> findChannel(const lightning::Node& node, const QString& id)
{
    const std::string text = id.trimmed().toLower().toStdString();
    const auto scid = lightning::parseShortChannelId(text);
    std::vector<lightning::ChannelInfo> ofPeer;
    for (auto& channel : node.channels()) {
        const bool byScid = scid && (channel.shortChannelId == scid || channel.localAlias == scid);
        if (byScid || toHex(channel.channelId) == text)
            return std::move(channel);
        if (toHex(channel.peer) == text)
            ofPeer.push_back(std::move(channel));
    }
    if (ofPeer.size() == 1)
        return std::move(ofPeer.front());
    QString value = QString::fromStdString(sanitised(id.toStdString(), 80));
    if (!ofPeer.empty())
        value += QStringLiteral(" (the peer has %1: name one of them)").arg(ofPeer.size());
    return refuse(ErrorCode::ChannelUnknown, {{QStringLiteral("value"), value}});
}

} // namespace fulgurite::app
