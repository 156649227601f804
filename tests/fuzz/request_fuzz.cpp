// SPDX-License-Identifier: MIT
#include "app/api/recognise.h"
#include "app/api/words.h"
#include "app/daemon/decode.h"
#include "tests/fuzz/fuzz_target.h"
#include "wallet/bitcoin/address.h"

#include <nlohmann/json.hpp>

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

/// What is offered to be paid can be paid on this network, or says what is wrong.
void readRequest(const QString& text, Network network)
{
    const Recognised found = recognise(text, network);
    if (found.problem)
        return;
    if (!found.address.isEmpty())
        mustHold(decodeAddress(found.address.toStdString(), network).has_value());
    if (found.kind == RecognisedKind::Bolt11)
        mustHold(invoiceFacts(found.invoice.toStdString()).has_value());
    if (found.kind == RecognisedKind::NodeId)
        mustHold(found.nodeId.size() == 66);
    mustHold(found.kind != RecognisedKind::Text);
}

} // namespace

/// What a person pastes: into Send, into the restore page, behind `decode`.
void fuzzOne(ByteView input)
{
    const std::string bytes = asString(input);
    const QString text = QString::fromStdString(bytes);
    for (const Network network : {Network::Bitcoin, Network::Signet, Network::Regtest})
        readRequest(text, network);
    const WordsCheck check = checkWords(SecretBytes{input});
    mustHold(check.state != WordsState::Valid || (check.count >= 12 && check.count <= 24));
    mustHold(completeWord(text, 5).size() <= 5);
    if (const auto decoded = decodeText(bytes))
        static_cast<void>(decoded->dump());
}
