// SPDX-License-Identifier: MIT
#include "app/engine/node_id_file.h"

#include "app/store/files.h"
#include "wallet/base/bytes.h"

namespace fulgurite::app {

namespace {

constexpr const char* kFileName = "node_id";
constexpr std::size_t kMostBytes = 100;

} // namespace

QString readNodeId(const std::filesystem::path& folder)
{
    const auto content = store::readFile(folder / kFileName, kMostBytes);
    if (!content)
        return {};
    const QString text = QString::fromStdString(asString(*content)).trimmed();
    return PublicKey::parse(fromHex(text.toStdString())) ? text : QString{};
}

void rememberNodeId(const std::filesystem::path& folder, const PublicKey& nodeId)
{
    const QString text = QString::fromStdString(toHex(nodeId));
    if (readNodeId(folder) != text)
        static_cast<void>(
            store::writeFileDurably(folder / kFileName, asBytes(text.toStdString() + "\n")));
}

} // namespace fulgurite::app
