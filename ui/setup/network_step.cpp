// SPDX-License-Identifier: MIT
#include "ui/setup/network_step.h"

#include <QVBoxLayout>

#include "ui/backend/backend_editor.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/segmented_switch.h"

namespace fulgurite::ui {

namespace {

QString idOf(Network network)
{
    const auto name = networkName(network);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

NetworkStep::NetworkStep(SetupChoices& choices, app::Connections& connections)
    : SetupStep{choices},
      m_editor{new BackendEditor{connections}},
      m_others{new Button{tr("Use a test network"), ButtonKind::Quiet}},
      m_networks{new SegmentedSwitch{tr("Network"),
                                     {{idOf(Network::Bitcoin), tr("Bitcoin")},
                                      {idOf(Network::Testnet4), tr("Testnet4")},
                                      {idOf(Network::Signet), tr("Signet")},
                                      {idOf(Network::Regtest), tr("Regtest")}}}}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kCard));
    auto* card = new Card;
    card->body()->addWidget(m_editor);
    column->addWidget(card);
    column->addWidget(m_networks);
    column->addWidget(m_others, 0, Qt::AlignLeading);
    const bool other = choices.network != Network::Bitcoin;
    m_networks->setVisible(other);
    m_others->setVisible(!other);
    m_networks->setCurrent(idOf(choices.network));
    connect(m_others, &QPushButton::clicked, this, [this] {
        m_others->hide();
        m_networks->show();
        m_networks->setFocus();
    });
    connect(m_networks, &SegmentedSwitch::chosen, this, &NetworkStep::onNetwork);
    connect(m_editor, &BackendEditor::edited, this, [this] {
        m_failed = false;
        emit changed();
    });
    connect(m_editor, &BackendEditor::busyChanged, this, &NetworkStep::changed);
    connect(m_editor, &BackendEditor::passed, this, [this] {
        this->choices().backend = m_editor->choice();
        emit changed();
        emit done();
    });
    connect(m_editor, &BackendEditor::failed, this, [this] {
        m_failed = true;
        emit changed();
    });
    connect(m_editor, &BackendEditor::noted, this, &NetworkStep::changed);
}

void NetworkStep::onNetwork(const QString& id)
{
    choices().network = networkFromName(id.toStdString()).value_or(Network::Bitcoin);
    m_failed = false;
    m_editor->setNetwork(choices().network);
    emit networkChosen();
    emit changed();
}

QString NetworkStep::title() const { return tr("Where the chain comes from"); }

QString NetworkStep::subtitle() const
{
    return tr("Fulgurite reads the chain from a server that you choose. It can be changed later.");
}

QString NetworkStep::nextText() const
{
    if (m_editor->isBusy())
        return tr("Asking…");
    if (!m_editor->consentText().isEmpty())
        return m_editor->consentText();
    return m_failed ? tr("Try again") : SetupStep::nextText();
}

QString NetworkStep::asideText() const
{
    return m_failed || !m_editor->consentText().isEmpty() ? tr("Continue offline") : QString{};
}

bool NetworkStep::isBusy() const { return m_editor->isBusy(); }

void NetworkStep::enter()
{
    if (!m_asked)
        m_editor->setNetwork(choices().network);
    m_asked = true;
    m_editor->focusChoice();
}

void NetworkStep::next() { m_editor->test(); }

void NetworkStep::aside()
{
    choices().backend = m_editor->choice();
    emit done();
}

} // namespace fulgurite::ui
