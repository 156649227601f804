// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QString>
#include <QWidget>

#include "app/api/engine.h"

#include <functional>

namespace fulgurite::ui {

/// Plays the practice world without a person: create, fund, open, pay, be paid, keysend both ways,
/// close, restore. Prints a transcript, and writes it and a picture of the window after each step
/// into a folder. One seed number of the engine, one transcript, byte for byte (`transcript.txt`).
class Demo {
public:
    /// Shows a page of the window by its name ("home", "channels" …), so that it can be drawn.
    using ShowPage = std::function<void(const QString& name)>;

    Demo(app::Engine& engine, QWidget& window, ShowPage showPage, QString pictures);

    /// 0 when every step held; else 1, and the transcript says which did not.
    int run(const QString& walletFolder);

private:
    void create(const QString& folder);
    void fund();
    void open();
    MilliSatoshi afterSpending(MilliSatoshi full);
    void payBothWays();
    void keysendBothWays();
    void closeChannel();
    void restore(const QString& folder);

    /// To the transcript; what is printed instead may name this machine's folders.
    void say(const QString& line, const QString& printed = {});
    void picture(const QString& name, const QString& page);
    void require(bool holds, const QString& what);
    void until(const QString& what, const std::function<bool(const app::Snapshot&)>& holds);
    template <typename T> T must(const QString& what, app::Future<T> future);

    app::Engine& m_engine;
    QWidget& m_window;
    ShowPage m_showPage;
    QString m_pictures;
    QFile m_transcript;
    SecretBytes m_words;
    app::Robot m_robot;
    QString m_channelId;
    int m_step = 0;
    bool m_failed = false;
};

} // namespace fulgurite::ui
