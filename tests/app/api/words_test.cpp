// SPDX-License-Identifier: MIT
#include <QTest>

#include "app/api/words.h"
#include "tests/support/test_registry.h"

using namespace fulgurite;
using namespace fulgurite::app;

namespace {

SecretBytes secret(const QByteArray& text)
{
    return SecretBytes{ByteView{reinterpret_cast<const std::uint8_t*>(text.constData()),
                                static_cast<std::size_t>(text.size())}};
}

} // namespace

class WordsTest final : public QObject {
    Q_OBJECT

private slots:
    void aBeginningIsCompletedInOrder()
    {
        QCOMPARE(completeWord(QStringLiteral(" Aban")), QStringList{QStringLiteral("abandon")});
        QCOMPARE(completeWord(QStringLiteral("a"), 2).size(), 2);
        QVERIFY(completeWord({}).isEmpty());
        QVERIFY(completeWord(QStringLiteral("zzz")).isEmpty());
    }

    void wordsAreCheckedAsTheyCome()
    {
        QByteArray words;
        for (int i = 0; i < 11; ++i)
            words += "abandon ";
        QCOMPARE(checkWords(secret(words)).state, WordsState::TooFew);
        QCOMPARE(checkWords(secret(words)).count, 11);
        QCOMPARE(checkWords(secret(words + "About")).state, WordsState::Valid);
        QCOMPARE(checkWords(secret(words + "abandon")).state, WordsState::WrongChecksum);
        const WordsCheck unknown = checkWords(secret("abandon abandn about"));
        QCOMPARE(unknown.state, WordsState::UnknownWord);
        QCOMPARE(unknown.unknownIndex, 1);
    }

    void proposedWordsAreValidAndDiffer()
    {
        const SecretBytes one = proposeWords(12);
        const SecretBytes two = proposeWords(24);
        QCOMPARE(checkWords(one).count, 12);
        QCOMPARE(checkWords(one).state, WordsState::Valid);
        QCOMPARE(checkWords(two).count, 24);
        QCOMPARE(checkWords(two).state, WordsState::Valid);
        QVERIFY(!equalSecrets(one.expose(), proposeWords(12).expose()));
    }
};

FULGURITE_TEST(WordsTest)
#include "words_test.moc"
