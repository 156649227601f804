// SPDX-License-Identifier: MIT
#include <QDir>
#include <QTest>

#include "app/cli/cli_output.h"
#include "app/cli/cli_request.h"
#include "app/daemon/rpc_method.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

/// QCOMPARE of two JSON values: by their text, since QCOMPARE itself would try every conversion of
/// theirs.
#define COMPARE_JSON(actual, expected) QCOMPARE((actual).dump(), (expected).dump())

using namespace fulgurite;
using namespace fulgurite::app;
using Json = nlohmann::json;

namespace {

CliOptions words(const char* method, const QStringList& list, bool keywords = false)
{
    CliOptions out;
    out.method = QLatin1String{method};
    out.words = list;
    out.keywords = keywords;
    return out;
}

/// Answers "NAME!" and counts.
AskSecret asker(QStringList& asked)
{
    return [&asked](const std::string& name, bool) {
        asked.append(QString::fromStdString(name));
        return std::optional{SecretBytes{asBytes(name + "!")}};
    };
}

Json parametersOf(const CliOptions& options)
{
    QStringList asked;
    const auto made = cliParameters(options, asker(asked));
    return made ? *made : Json{made.error().toStdString()};
}

} // namespace

class CliRequestTest final : public QObject {
    Q_OBJECT

private slots:
    void numbersAndLiteralsGoAsSuchAndAllElseAsText()
    {
        const Json made = parametersOf(
            words("x", {QStringLiteral("12"), QStringLiteral("0012"), QStringLiteral("0.5btc"),
                        QStringLiteral("true"), QStringLiteral("{\"a\":1}"), QStringLiteral("{no"),
                        QString{64, QLatin1Char{'1'}}}));

        COMPARE_JSON(made,
                     (Json{12, "0012", "0.5btc", true, {{"a", 1}}, "{no", std::string(64, '1')}));
    }

    void wordsThatAreAllNamedGoByName()
    {
        COMPARE_JSON(parametersOf(words("x", {QStringLiteral("label=a=b"), QStringLiteral("n=1")})),
                     (Json{{"label", "a=b"}, {"n", 1}}));
        COMPARE_JSON(parametersOf(words("x", {QStringLiteral("bitcoin:bcrt1?amount=1")})),
                     (Json::array({"bitcoin:bcrt1?amount=1"})));
    }

    void aFileOfTheCallersFolderGetsItsWholePath()
    {
        const std::string whole =
            QDir::current().absoluteFilePath(QStringLiteral("x.backup")).toStdString();
        COMPARE_JSON(parametersOf(words("importbackup", {QStringLiteral("x.backup")})),
                     Json::array({whole}));
        COMPARE_JSON(parametersOf(words("exportbackup", {QStringLiteral("path=x.backup")})),
                     (Json{{"path", whole}}));
        COMPARE_JSON(parametersOf(words("exportbackup", {QStringLiteral("/x.backup")})),
                     Json::array({"/x.backup"}));
        COMPARE_JSON(parametersOf(words("other", {QStringLiteral("x.backup")})),
                     Json::array({"x.backup"}));
    }

    void keywordsInsistsOnNames()
    {
        QStringList asked;
        const auto made = cliParameters(words("x", {QStringLiteral("plain")}, true), asker(asked));

        QVERIFY(!made);
        QVERIFY(made.error().contains(QLatin1String{"plain"}));
    }

    void aMissingOrDashedSecretIsAskedFor()
    {
        QStringList asked;

        const auto missing = cliParameters(words("createwallet", {}), asker(asked));
        const auto dashed =
            cliParameters(words("restorewallet", {QStringLiteral("-"), QStringLiteral("-"),
                                                  QStringLiteral("-"), QStringLiteral("5")}),
                          asker(asked));

        COMPARE_JSON(missing.value(), (Json{{"password", "password!"}}));
        COMPARE_JSON(dashed.value(), (Json{{"mnemonic", "mnemonic!"},
                                           {"password", "password!"},
                                           {"passphrase", "passphrase!"},
                                           {"birthday", 5}}));
        QCOMPARE(asked.size(), 4);
    }

    void aPasswordOfDigitsStaysText()
    {
        COMPARE_JSON(parametersOf(words("unlock", {QStringLiteral("12345678")})),
                     (Json{{"password", "12345678"}}));
        COMPARE_JSON(parametersOf(words("unlock", {QStringLiteral("password=12345678")})),
                     (Json{{"password", "12345678"}}));
    }

    void anEndedInputIsAnError()
    {
        const auto made = cliParameters(words("unlock", {}), [](const std::string&, bool) {
            return std::optional<SecretBytes>{};
        });

        QVERIFY(!made);
    }

    void theSecretMethodsAreThoseOfTheMethodTable()
    {
        const RpcMethods all = allMethods();
        for (const SecretMethod& method : secretMethods()) {
            const auto found = std::ranges::find_if(
                all, [&](const RpcMethod& each) { return each.name == method.name; });
            QVERIFY2(found != all.end(), method.name.c_str());
            QCOMPARE(method.parameters.size(), found->parameters.size());
            for (std::size_t i = 0; i < method.parameters.size(); ++i)
                QCOMPARE(method.parameters[i].name, found->parameters[i].name);
        }
    }

    void optionsStandBeforeTheMethod()
    {
        const auto options =
            parseCliOptions({QStringLiteral("--network=regtest"), QStringLiteral("-k"),
                             QStringLiteral("pay"), QStringLiteral("--network=x")});

        QVERIFY(options);
        QVERIFY(options->keywords);
        QCOMPARE(options->words, QStringList{QStringLiteral("--network=x")});
        QVERIFY(!parseCliOptions({QStringLiteral("--colour"), QStringLiteral("pay")}));
        QVERIFY(!parseCliOptions({}));
    }

    void helpIsPrintedForPeople()
    {
        const Json help{{"format-hint", "simple"},
                        {"help", {{{"command", "stop"}, {"description", "Stops"}}}}};

        QCOMPARE(cliResult(help), std::string("stop\n    Stops\n\n"));
        QCOMPARE(cliResult("done"), std::string("done\n"));
    }
};

FULGURITE_TEST(CliRequestTest)
#include "cli_request_test.moc"
