// SPDX-License-Identifier: MIT
#include "ui/format/engine_words.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace fulgurite::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("fulgurite::ui", text); }

/// What `value` means where an error calls it `name`.
struct Word {
    const char* name;
    const char* value;
    const char* text;
};

constexpr auto kWords = std::to_array<Word>({
    {"network", "bitcoin", QT_TR_NOOP("the Bitcoin main network")},
    {"network", "testnet4", QT_TR_NOOP("Testnet4")},
    {"network", "signet", QT_TR_NOOP("Signet")},
    {"network", "regtest", QT_TR_NOOP("Regtest")},
    {"what", "A BOLT 12 offer", QT_TR_NOOP("A BOLT 12 offer")},
    {"what", "A silent payment code", QT_TR_NOOP("A silent payment code")},
    {"what", "An LNURL", QT_TR_NOOP("An LNURL")},
    {"what", "A payment name", QT_TR_NOOP("A payment name")},
    {"status", "unpaid", QT_TR_NOOP("open")},
    {"status", "paid", QT_TR_NOOP("paid")},
    {"status", "expired", QT_TR_NOOP("expired")},
    {"state", "unsigned", QT_TR_NOOP("not signed yet")},
    {"name", "utxos", QT_TR_NOOP("The chosen coins")},
    {"name", "backend", QT_TR_NOOP("The chain server")},
    {"name", "host", QT_TR_NOOP("The node's address")},
    {"name", "listen", QT_TR_NOOP("The address to listen on")},
    {"name", "message", QT_TR_NOOP("The message")},
    {"name", "label", QT_TR_NOOP("The label")},
    {"name", "alias", QT_TR_NOOP("The node's name")},
    {"account", "BIP 84 native segwit", QT_TR_NOOP("BIP 84 native segwit")},
    {"account", "BIP 86 taproot", QT_TR_NOOP("BIP 86 taproot")},
    {"account", "BIP 49 nested segwit", QT_TR_NOOP("BIP 49 nested segwit")},
    {"account", "BIP 44 legacy", QT_TR_NOOP("BIP 44 legacy")},
    {"trust", "own-node", QT_TR_NOOP("Your own node checks everything")},
    {"trust", "server",
     QT_TR_NOOP("A server of somebody else: its answers are checked, but it learns your "
                "addresses")},
    {"trust", "only-server",
     QT_TR_NOOP("A server of somebody else: its answers are checked, but it learns your addresses. "
                "Only this one is known, and one alone could hide that a channel was closed: name "
                "a second.")},
    {"trust", "lone-server",
     QT_TR_NOOP("A server of somebody else: its answers are checked, but it learns your addresses. "
                "No second one answers for now, and one alone could hide that a channel was "
                "closed.")},
    {"trust", "practice", QT_TR_NOOP("A world inside this program: nothing leaves this computer")},
});

QString wordOf(const char* name, const QString& value)
{
    const auto found = std::ranges::find_if(kWords, [&](const Word& word) {
        return qstrcmp(word.name, name) == 0 && value == QLatin1String{word.value};
    });
    return found == kWords.end() ? QString{} : tr(found->text);
}

} // namespace

QString sentences(const QStringList& all)
{
    QString out;
    for (const QString& sentence : all) {
        if (out.isEmpty() || sentence.isEmpty())
            out += sentence;
        else
            out =
                QCoreApplication::translate("Format", "%1 %2", "two sentences").arg(out, sentence);
    }
    return out;
}

quint32 numberIn(const std::map<QString, QString>& values, const char* name)
{
    const auto found = values.find(QString::fromLatin1(name));
    return found == values.end() ? 0 : found->second.toUInt();
}

QString valueText(const QString& name, const QString& value)
{
    for (const char* worded : {"network", "what", "status", "name", "state"}) {
        if (name == QLatin1String{worded})
            return wordOf(worded, value);
    }
    if (name == QLatin1String{"folder"})
        return QDir::isAbsolutePath(value) && !value.contains(QLatin1String{": "}) ? value
                                                                                   : QString{};
    return value;
}

QString trustText(const QString& id)
{
    const QString text = wordOf("trust", id);
    return text.isEmpty() ? id : text;
}

QString accountText(const QString& id)
{
    const QString text = wordOf("account", id);
    return text.isEmpty() ? id : text;
}

} // namespace fulgurite::ui
