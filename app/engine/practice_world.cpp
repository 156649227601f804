// SPDX-License-Identifier: MIT
#include "app/engine/practice_world.h"

#include <QTimer>

#include "app/engine/node_shapes.h"
#include "app/net/byte_stream.h"
#include "app/practice/world_journal.h"

#include <filesystem>
#include <map>

namespace fulgurite::app {

namespace {

constexpr const char* kWorldFile = "practice.world";
constexpr std::chrono::milliseconds kClock{1000};
constexpr std::chrono::minutes kBlockTime{10};

QByteArray bytesOf(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()),
            static_cast<qsizetype>(bytes.size())}; // NOLINT
}

/// One end of a pipe to a robot, as PeerSockets sees it.
class PipeStream final : public ByteStream {
public:
    using Write = std::function<void(const QByteArray&)>;
    PipeStream(QString name, Write write, std::function<void()> shut, QObject* parent)
        : ByteStream{parent},
          m_name{std::move(name)},
          m_write{std::move(write)},
          m_shut{std::move(shut)}
    {}
    void write(const QByteArray& bytes) override
    {
        if (m_write)
            m_write(bytes);
    }
    void close() override
    {
        if (const auto shut = std::exchange(m_shut, {}))
            shut();
        m_write = {};
        emit closed({});
    }
    void drop(const QString&) override { close(); }
    [[nodiscard]] qint64 unsent() const override { return 0; }
    [[nodiscard]] QString peerName() const override { return m_name; }
    void hear(const QByteArray& bytes) { emit received(bytes); }
    void ended()
    {
        m_write = {};
        m_shut = {};
        emit closed(QStringLiteral("the robot hung up"));
    }

private:
    QString m_name;
    Write m_write;
    std::function<void()> m_shut;
};

ApiError errorOf(const Error<practice::WorldError>& error)
{
    return {ErrorCode::InvalidParameter,
            {{QStringLiteral("name"), QStringLiteral("practice")},
             {QStringLiteral("rule"), safeText(error.detail)}},
            {}};
}

template <typename T>
Answer<QString> said(const Result<T, practice::WorldError>& result, const QString& text)
{
    return result ? Answer<QString>{text} : std::unexpected(errorOf(result.error()));
}

/// The world's chain source; what is asked of it sets the world moving.
class WakingSource final : public wallet::ChainSource {
public:
    WakingSource(std::unique_ptr<wallet::ChainSource> source, std::function<void()> wake)
        : m_source{std::move(source)},
          m_wake{std::move(wake)}
    {}
    void start(std::vector<wallet::ChainTip> known, std::optional<UnixTime> birthday,
               Listener listener) override
    {
        m_source->start(std::move(known), birthday, std::move(listener));
        m_wake();
    }
    void watch(std::vector<wallet::Watch> watches) override
    {
        m_source->watch(std::move(watches));
        m_wake();
    }
    void broadcast(std::vector<Transaction> package) override
    {
        m_source->broadcast(std::move(package));
        m_wake();
    }
    void stop() override { m_source->stop(); }

private:
    std::unique_ptr<wallet::ChainSource> m_source;
    std::function<void()> m_wake;
};

/// Turns the world's steps into the event loop's turns: it moves whenever something is left to do.
class LivingWorld final : public QObject, public PracticeWorld {
public:
    explicit LivingWorld(bool still) : m_still{still}
    {
        m_step.setSingleShot(true);
        connect(&m_step, &QTimer::timeout, this, [this] {
            if (m_world->step())
                wake();
        });
        connect(&m_clock, &QTimer::timeout, this, [this] {
            m_world->advance(std::chrono::seconds{1});
            wake();
        });
        if (!still)
            m_clock.start(kClock);
    }

    void live(const std::filesystem::path& file, std::uint64_t seed, const Log& log)
    {
        std::string problem;
        m_world = m_journal.open(file, problem);
        if (!problem.empty()) {
            std::error_code ignored;
            std::filesystem::rename(file, file.string() + ".old", ignored);
            if (log)
                log({LogLevel::Warning, "practice", problem + ": a new one begins"});
        }
        if (!m_world)
            m_world = m_journal.create(file, seed);
    }
    practice::WorldJournal& journal() { return m_journal; }

    std::unique_ptr<wallet::ChainSource> chainSource() override
    {
        return std::make_unique<WakingSource>(m_world->chainSource(), [this] { wake(); });
    }

    PeerSockets::Dialler dialler() override
    {
        return [this](const lightning::PeerAddress& address, QObject* parent) -> ByteStream* {
            const auto pipe = m_world->dial(address);
            const QString name =
                QStringLiteral("%1:%2").arg(safeText(address.host)).arg(address.port);
            if (!pipe) {
                auto* stream =
                    new PipeStream{name, {}, {}, parent}; // NOLINT(cppcoreguidelines-owning-memory)
                QTimer::singleShot(0, stream, [stream] {
                    emit stream->closed(QStringLiteral("nobody answers there"));
                });
                return stream;
            }
            PipeStream* stream = streamFor(*pipe, name, parent);
            QTimer::singleShot(0, stream, [stream] { emit stream->opened(); });
            return stream;
        };
    }

    [[nodiscard]] UnixTime now() const override { return m_world->now(); }

    void meet(PeerSockets* sockets, const PublicKey& nodeId) override
    {
        practice::GuestPort port;
        port.accepted = [this, sockets](practice::PipeId pipe) {
            sockets->adopt(streamFor(pipe, QStringLiteral("robot.practice:9735"), sockets));
        };
        port.received = [this](practice::PipeId pipe, ByteView bytes) {
            const auto found = m_streams.find(pipe);
            if (found != m_streams.end())
                found->second->hear(bytesOf(bytes));
        };
        port.closed = [this](practice::PipeId pipe) {
            const auto found = m_streams.find(pipe);
            if (found == m_streams.end())
                return;
            PipeStream* stream = found->second;
            m_streams.erase(found);
            stream->ended();
        };
        m_world->meet(nodeId, std::move(port));
        wake();
    }

    Answer<bool> gift(const Bytes& scriptPubKey, Satoshi amount) override
    {
        const auto given = m_world->gift(scriptPubKey, amount);
        wake();
        return given ? Answer<bool>{true} : std::unexpected(errorOf(given.error()));
    }

    void mine(std::uint32_t blocks) override
    {
        for (std::uint32_t i = 0; i < blocks; ++i) {
            if (m_still)
                m_world->advance(kBlockTime);
            m_world->mine(1);
        }
        wake();
    }

    [[nodiscard]] std::vector<Robot> robots() const override
    {
        std::vector<Robot> out;
        for (const auto& robot : m_world->robots())
            out.push_back(
                {safeText(robot.name), hexOf(robot.nodeId),
                 QStringLiteral("%1:%2").arg(safeText(robot.address.host)).arg(robot.address.port),
                 robot.online});
        return out;
    }

    Answer<QString> act(const QString& name, RobotAction action, Satoshi amount,
                        const QString& invoice) override
    {
        const std::string who = name.toStdString();
        const auto done = [&]() -> Answer<QString> {
            switch (action) {
            case RobotAction::OpenToMe:
                return said(m_world->openToGuest(who, amount), QStringLiteral("opening"));
            case RobotAction::PayMe:
                return said(m_world->pay(who, invoice.toStdString()), QStringLiteral("paying"));
            case RobotAction::KeysendMe:
                return said(m_world->keysend(who, amount, "hello from " + who),
                            QStringLiteral("sending"));
            case RobotAction::Vanish:
                return said(m_world->vanish(who), QStringLiteral("gone"));
            case RobotAction::Return:
                return said(m_world->comeBack(who), QStringLiteral("back"));
            case RobotAction::CloseWithMe:
                return said(m_world->closeWithGuest(who), QStringLiteral("closing"));
            }
            return QString{};
        }();
        wake();
        return done;
    }

    Answer<QString> invoice(const QString& name, Satoshi amount,
                            const QString& description) override
    {
        auto made = m_world->invoice(name.toStdString(), amount, description.toStdString());
        wake();
        return made ? Answer<QString>{QString::fromStdString(*made)}
                    : std::unexpected(errorOf(made.error()));
    }

    void wake()
    {
        if (!m_step.isActive())
            m_step.start(0);
    }

private:
    PipeStream* streamFor(practice::PipeId pipe, const QString& name, QObject* parent)
    {
        auto* stream = new PipeStream{name, // NOLINT(cppcoreguidelines-owning-memory): Qt parent
                                      [this, pipe](const QByteArray& bytes) {
                                          m_world->write(pipe, Bytes(bytes.begin(), bytes.end()));
                                          wake();
                                      },
                                      [this, pipe] {
                                          m_streams.erase(pipe);
                                          m_world->close(pipe);
                                          wake();
                                      },
                                      parent};
        m_streams[pipe] = stream;
        return stream;
    }

    bool m_still;
    practice::WorldJournal m_journal;
    std::unique_ptr<practice::World> m_world;
    QTimer m_step, m_clock;
    std::map<practice::PipeId, PipeStream*> m_streams;
};

} // namespace

bool PracticeWorld::isKeptIn(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::exists(folder / kWorldFile, ignored);
}

std::unique_ptr<PracticeWorld>
PracticeWorld::in(const Place& place, std::unique_ptr<PracticeWorld> current, const Log& log)
{
    const std::filesystem::path file =
        std::filesystem::path{place.folder.toStdString()} / kWorldFile;
    std::error_code ignored;
    const bool kept = std::filesystem::exists(file, ignored);
    auto* living = static_cast<LivingWorld*>(current.get());
    if (living != nullptr && (!kept || living->journal().file() == file)) {
        if (!kept)
            living->journal().continueIn(file);
        return current;
    }
    current.reset();
    auto world = std::make_unique<LivingWorld>(place.still);
    world->live(file, place.seed, log);
    return world;
}

} // namespace fulgurite::app
