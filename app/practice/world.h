// SPDX-License-Identifier: MIT
#pragma once

#include "app/practice/mempool.h"
#include "app/practice/robot.h"
#include "app/practice/world_input.h"
#include "wallet/chain/chain_source.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fulgurite::practice {

/// What the guest hears of its pipes. Called from World::step() only.
struct GuestPort {
    std::function<void(PipeId)> accepted; ///< a robot dialled the guest
    std::function<void(PipeId, ByteView)> received;
    std::function<void(PipeId)> closed; ///< by the robot; not after close()
};

enum class WorldError { UnknownRobot, Offline, Refused, NoGuest, Rejected };

class WorldChainSource;

/// The practice world: a regtest chain that checks everything, and robots to trade with. No clock,
/// no socket: time is given by advance(), and everything else by one seed. Nothing happens but in
/// step().
class World {
public:
    /// Height at the beginning: enough that the first rewards are mature.
    static constexpr std::uint32_t kFirstHeight = 120;

    explicit World(std::uint64_t seed);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// Hears every input from outside before it is obeyed; inputs made within a step come after it.
    void setRecorder(std::function<void(const WorldInput&)> recorder)
    {
        m_recorder = std::move(recorder);
    }
    /// Obeys a recorded input. Pipes get the ids they had when it was recorded.
    void apply(const WorldInput& input);

    [[nodiscard]] UnixTime now() const { return m_now; }
    void advance(std::chrono::seconds time);
    [[nodiscard]] const Chain& chain() const { return m_chain; }
    [[nodiscard]] const Mempool& mempool() const { return m_mempool; }
    /// Where gifts come from.
    [[nodiscard]] const Bytes& treasuryScript() const { return m_treasury.script(); }

    /// Blocks with all that the mempool holds.
    void mine(std::uint32_t blocks);
    /// Coins from nowhere to a script, and one block on top. Errors: Rejected (dust, nonsense).
    Result<void, WorldError> gift(const Bytes& scriptPubKey, Satoshi amount);
    wallet::BroadcastDone submit(const Transaction& tx);
    wallet::BroadcastDone submit(std::span<const Transaction> package, const Txid& about);

    /// A backend that looks at this world, which must outlive it.
    std::unique_ptr<wallet::ChainSource> chainSource();

    // The guest's side of the pipes.
    void meet(const PublicKey& guest, GuestPort port);
    void leave();
    /// Nothing when nobody answers there.
    std::optional<PipeId> dial(const lightning::PeerAddress& address);
    void write(PipeId pipe, ByteView bytes);
    void close(PipeId pipe);

    struct RobotInfo {
        std::string name;
        PublicKey nodeId;
        lightning::PeerAddress address;
        bool online = true;
    };
    [[nodiscard]] std::vector<RobotInfo> robots() const;
    [[nodiscard]] Robot* robot(const std::string& name);
    /// A robot's invoice, to be paid.
    Result<std::string, WorldError> invoice(const std::string& name, Satoshi amount,
                                            const std::string& description);
    /// The robot pays the guest's invoice; how it ends is the guest's to see.
    Result<void, WorldError> pay(const std::string& name, const std::string& invoice);
    Result<void, WorldError> keysend(const std::string& name, Satoshi amount,
                                     const std::string& message);
    /// The robot dials the guest if need be, and opens.
    Result<void, WorldError> openToGuest(const std::string& name, Satoshi amount);
    Result<void, WorldError> closeWithGuest(const std::string& name);
    Result<void, WorldError> vanish(const std::string& name);
    Result<void, WorldError> comeBack(const std::string& name);

    /// One round of all robots and of what the guest hears. False when nothing moved.
    bool step();
    /// Rounds until nothing moves, at most `most`.
    void settle(std::size_t most = 10'000);

private:
    friend class WorldChainSource;
    struct End {
        Robot* robot = nullptr;       ///< nothing: the guest's end
        lightning::ConnectionId id{}; ///< at the robot
    };
    struct Pipe {
        End one, other;
    };
    struct GuestNews {
        enum class Kind { Accepted, Received, Closed } kind = Kind::Received;
        PipeId pipe{};
        Bytes bytes;
    };
    using Wish = std::pair<Robot*, std::vector<lightning::NodeEffect>>;

    /// While one lives, what is called belongs to what is already recorded.
    class Recorded;

    void makeRobots(std::uint64_t seed);
    bool stepRobots();
    void applyCommand(const world_input::Command& command);
    Result<lightning::ReplyBody, WorldError> ask(const std::string& name,
                                                 lightning::RequestBody body);
    void perform(Robot& robot, std::vector<lightning::NodeEffect> effects);
    void connect(Robot& robot, const lightning::node_effect::OpenConnection& wish);
    void deliver(const End& to, PipeId pipe, Bytes bytes);
    void shut(PipeId pipe, const Robot* closer);
    [[nodiscard]] std::optional<PipeId> pipeOf(const Robot& robot,
                                               lightning::ConnectionId id) const;
    void dropPipesOf(const Robot& robot);
    void tellBlock(const Block& block, std::uint32_t height);
    void tellTransaction(const Transaction& tx);
    bool tellGuest();
    bool openWhatWaits();
    Result<Robot*, WorldError> onlineRobot(const std::string& name);

    std::function<void(const WorldInput&)> m_recorder;
    int m_inside = 0; ///< calls that are part of a recorded one
    Chain m_chain;
    Mempool m_mempool;
    UnixTime m_now;
    Purse m_treasury;
    std::vector<std::unique_ptr<Robot>> m_robots;
    std::map<PipeId, Pipe> m_pipes;
    std::uint64_t m_lastPipe = 0;
    std::uint64_t m_lastConnection = 0;
    std::optional<PublicKey> m_guest;
    GuestPort m_port;
    std::vector<GuestNews> m_news;
    std::vector<std::pair<std::string, Satoshi>> m_openings;
    std::set<WorldChainSource*> m_sources;
};

} // namespace fulgurite::practice
