// SPDX-License-Identifier: MIT
#include "ui/send/review_card.h"
#include "ui/shots/sample_data.h"
#include "ui/shots/sample_ports.h"
#include "ui/shots/sample_snapshots.h"
#include "ui/shots/shot_scenes.h"
#include "ui/shots/shot_world.h"
#include "ui/widgets/button.h"

namespace fulgurite::ui {

namespace {

constexpr int kTypicalPayments = 40;
constexpr int kHeavyPayments = 100'000;

Prepare told(app::Snapshot (*snapshot)(), int payments = kTypicalPayments, bool wide = false)
{
    return [snapshot, payments, wide](ShotWorld& world) {
        sample::script(world.ports(), payments, wide);
        world.tell(snapshot());
    };
}

/// Nothing answers, so every page waits.
void toldToWait(ShotWorld& world) { world.tell(sample::loading()); }

void add(std::vector<Scene>& scenes, std::vector<Scene> more)
{
    for (auto& scene : more)
        scenes.push_back(std::move(scene));
}

ShotState firstRun()
{
    ShotState state{QStringLiteral("first-run"), setupScenes()};
    add(state.scenes, everyPage(told(sample::firstRun, 0)));
    return state;
}

ShotState loading()
{
    ShotState state{QStringLiteral("loading"), everyPage(toldToWait)};
    state.scenes.push_back(
        {QStringLiteral("opening"), [](ShotWorld& world) { world.tell(sample::opening()); }});
    return state;
}

ShotState typical()
{
    const Prepare prepare = told(sample::typical);
    ShotState state{QStringLiteral("typical"), everyPage(prepare)};
    for (const auto& part : {moneyScenes, channelScenes, settingsScenes, popupScenes, windowScenes})
        add(state.scenes, part(prepare));
    return state;
}

ShotState heavy()
{
    const Prepare prepare = told(sample::heavy, kHeavyPayments, true);
    ShotState state{QStringLiteral("heavy"), everyPage(prepare)};
    add(state.scenes, moneyScenes(prepare));
    state.scenes.push_back({QStringLiteral("channels-details"), [prepare](ShotWorld& world) {
                                prepare(world);
                                world.go(PageId::Channels, sample::hex(2));
                            }});
    return state;
}

/// A payment that the person has just begun: Send shows how it stands, as do Home and Activity.
ShotState payment(const QString& name, app::PaymentState now)
{
    const Prepare prepare = [now](ShotWorld& world) {
        app::PaymentDetail detail;
        detail.row = sample::running(now);
        testing::answers(world.ports().payments.onPay, detail);
        sample::script(world.ports(), kTypicalPayments);
        world.tell(sample::paying(now));
    };
    ShotState state{name, everyPage(prepare)};
    state.scenes[1] = {QStringLiteral("send"), [prepare](ShotWorld& world) {
                           prepare(world);
                           world.go(PageId::Send, sample::invoice());
                           if (auto* review = world.find<ReviewCard>())
                               review->payButton()->click();
                           else
                               world.fault(QStringLiteral("there is nothing to pay"));
                           world.settle();
                       }};
    return state;
}

ShotState inFlight()
{
    auto state = payment(QStringLiteral("payment-in-flight"), app::PaymentState::InFlight);
    auto sending = payment({}, app::PaymentState::Sending).scenes[1];
    sending.name = QStringLiteral("send-sending");
    auto paid = payment({}, app::PaymentState::Paid).scenes[1];
    paid.name = QStringLiteral("send-paid");
    add(state.scenes, {sending, paid});
    return state;
}

ShotState practice()
{
    const Prepare prepare = told(sample::practice);
    ShotState state{QStringLiteral("practice"), everyPage(prepare)};
    add(state.scenes, practiceScenes(prepare));
    return state;
}

/// The pictures of a transaction and of a payment hide theirs too.
ShotState amountsHidden()
{
    const Prepare prepare = told(sample::typical);
    ShotState state{QStringLiteral("amounts-hidden"), everyPage(prepare), true};
    for (auto& scene : moneyScenes(prepare)) {
        if (scene.name.startsWith(QLatin1String{"activity-"}))
            state.scenes.push_back(std::move(scene));
    }
    return state;
}

ShotState locked()
{
    return {QStringLiteral("locked"),
            {{QStringLiteral("engine"), [](ShotWorld& world) { world.tell(sample::locked()); }},
             {QStringLiteral("window"), [](ShotWorld& world) {
                  world.tell(sample::typical());
                  world.window().action(ShellAction::Lock)->trigger();
                  world.settle();
              }}}};
}

} // namespace

std::vector<ShotState> allStates()
{
    using enum app::PaymentState;
    return {firstRun(),
            loading(),
            typical(),
            heavy(),
            {QStringLiteral("backend-down"), everyPage(told(sample::backendDown))},
            {QStringLiteral("field-errors"), fieldErrorScenes(told(sample::typical))},
            inFlight(),
            payment(QStringLiteral("payment-failed"), Failed),
            payment(QStringLiteral("payment-unknown"), UnknownAfterRestart),
            {QStringLiteral("engine-stopped"),
             {{QStringLiteral("window"), [](ShotWorld& world) { world.tell(sample::stopped()); }}}},
            practice(),
            amountsHidden(),
            locked()};
}

} // namespace fulgurite::ui
