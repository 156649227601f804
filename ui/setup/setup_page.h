// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/backups.h"
#include "app/api/connections.h"
#include "ui/setup/setup_choices.h"

#include <map>

namespace fulgurite::ui {

class BackupStep;
class Button;
class Label;
class NetworkBand;
class PasswordStep;
class RestoredStep;
class SetupStep;
class StartStep;
class StepStack;
class Stepper;

/// The wizard: at most five pages; nothing is made before the last one.
class SetupPage : public QWidget {
    Q_OBJECT

public:
    struct Ports {
        app::Wallets& wallets;
        app::Connections& connections;
        app::Backups& backups;
    };
    struct Options {
        QString walletsFolder;
        Network network = Network::Bitcoin;
        bool cancellable = false; ///< there is a wallet to go back to
        SetupPath path = SetupPath::Create;
    };
    SetupPage(Ports ports, const Options& options, QWidget* parent = nullptr);
    ~SetupPage() override;

    /// The wallets that can be opened; asked of the port when the page is made.
    void setWallets(const std::vector<app::WalletEntry>& wallets);
    [[nodiscard]] SetupStepId currentStep() const;

signals:
    /// A wallet is made or open; the engine's lifecycle says the rest.
    void finished();
    void cancelled();

private:
    void addStep(SetupStepId id, SetupStep* step);
    QWidget* footer();
    void go(std::size_t index);
    void goBack();
    void onDone();
    void conclude();
    void onMade(const std::optional<app::ApiError>& error);
    void setBusy(bool busy);
    void refresh();
    void showBand();
    [[nodiscard]] SetupStep* here() const;

    Ports m_ports;
    SetupChoices m_choices;
    bool m_cancellable;
    bool m_busy = false;
    bool m_found = false; ///< restored: the last page tells what was found
    SetupPath m_wordsOf = SetupPath::Create;
    std::size_t m_index = 0;
    std::map<SetupStepId, SetupStep*> m_steps;
    StartStep* m_start;
    PasswordStep* m_password;
    BackupStep* m_backup;
    RestoredStep* m_restored;
    NetworkBand* m_band;
    Stepper* m_stepper;
    Label* m_title;
    Label* m_subtitle;
    StepStack* m_stack;
    Label* m_problem;
    Button* m_back;
    Button* m_aside;
    Button* m_next;
};

} // namespace fulgurite::ui
