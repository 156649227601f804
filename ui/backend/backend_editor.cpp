// SPDX-License-Identifier: MIT
#include "ui/backend/backend_editor.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/backend/backend_words.h"
#include "ui/format/error_text.h"
#include "ui/style/fonts.h"
#include "ui/style/tokens.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/password_field.h"

namespace fulgurite::ui {

namespace {

constexpr int kResultHeight = 48;
constexpr int kNoteHeight = 72; ///< three lines: a stack of pages asks for no height for a width

QVBoxLayout* columnIn(QWidget* host)
{
    auto* column = new QVBoxLayout{host};
    column->setSpacing(scaled(space::kField));
    return column;
}

} // namespace

BackendEditor::BackendEditor(app::Connections& connections, QWidget* parent)
    : QWidget{parent},
      m_connections{connections},
      m_group{new QButtonGroup{this}},
      m_result{new Banner{Tone::Neutral, {}}},
      m_fingerprint{new Label{{}, TextRole::MonoSmall}}
{
    auto* column = columnIn(this);
    addSource(BackendSource::LocalNode, tr("Bitcoin node on this computer"),
              tr("Looking for one…"));
    addSource(BackendSource::Electrum, tr("Electrum server"),
              tr("Quick to start. The server learns your addresses."));
    addSource(BackendSource::RemoteNode, tr("Bitcoin node elsewhere"),
              tr("A bitcoind of yours, reached over the network."));
    m_group->button(static_cast<int>(BackendSource::LocalNode))->setEnabled(false);
    column->addWidget(m_electrum = electrumFields());
    column->addWidget(m_node = nodeFields());
    column->addWidget(m_result);
    column->addWidget(m_fingerprint->wrapped());
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    forgetAnswer();
    connect(m_result, &Banner::actionTriggered, this, &BackendEditor::trust);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        m_chosenByHand = true;
        select(static_cast<BackendSource>(id));
        onEdited();
    });
    select(BackendSource::Electrum);
}

void BackendEditor::addSource(BackendSource source, const QString& title, const QString& detail)
{
    auto* row = new ChoiceRow{title};
    row->setDetail(detail);
    m_group->addButton(row, static_cast<int>(source));
    layout()->addWidget(row);
}

QWidget* BackendEditor::electrumFields()
{
    auto* host = new QWidget;
    auto* column = columnIn(host);
    m_serverEdit = new QLineEdit;
    m_serverEdit->setPlaceholderText(tr("electrum.example.org:50002"));
    m_server = new Field{tr("Server"), m_serverEdit};
    m_tls = new QCheckBox{tr("Encrypted (TLS)")};
    m_tls->setChecked(true);
    m_moreEdit = new QLineEdit;
    m_moreEdit->setPlaceholderText(tr("another.example.net:50002"));
    m_more = new Field{tr("More servers, parted by commas (optional)"), m_moreEdit};
    m_more->setHint(tr("Name at least one of another owner: a server alone could hide that a "
                       "channel was closed."));
    column->addWidget(m_server);
    column->addWidget(m_tls);
    column->addWidget(m_more);
    connect(m_moreEdit, &QLineEdit::textChanged, this, &BackendEditor::onEdited);
    connect(m_serverEdit, &QLineEdit::textChanged, this, &BackendEditor::onEdited);
    connect(m_tls, &QCheckBox::toggled, this, &BackendEditor::onEdited);
    return host;
}

QWidget* BackendEditor::nodeFields()
{
    auto* host = new QWidget;
    auto* column = columnIn(host);
    m_urlEdit = new QLineEdit;
    m_urlEdit->setPlaceholderText(tr("http://192.0.2.7:8332"));
    m_url = new Field{tr("Address of the node"), m_urlEdit};
    m_userEdit = new QLineEdit;
    m_user = new Field{tr("User"), m_userEdit};
    m_passwordField = new PasswordField{tr("Password")};
    m_passwordField->setHint(tr("rpcuser and rpcpassword of its bitcoin.conf."));
    m_cookieEdit = new QLineEdit;
    m_cookieEdit->setPlaceholderText(tr("/path/to/.cookie"));
    m_cookie = new Field{tr("Cookie file, instead of user and password"), m_cookieEdit};
    m_cookie->setHint(tr("Where bitcoind writes it, if this computer can read it."));
    for (QWidget* field : {static_cast<QWidget*>(m_url), static_cast<QWidget*>(m_user),
                           static_cast<QWidget*>(m_passwordField), static_cast<QWidget*>(m_cookie)})
        column->addWidget(field);
    connect(m_cookieEdit, &QLineEdit::textChanged, this, &BackendEditor::onEdited);
    connect(m_urlEdit, &QLineEdit::textChanged, this, &BackendEditor::onEdited);
    connect(m_userEdit, &QLineEdit::textChanged, this, &BackendEditor::onEdited);
    connect(m_passwordField, &PasswordField::edited, this, &BackendEditor::onEdited);
    return host;
}

void BackendEditor::setNetwork(Network network)
{
    m_network = network;
    m_local.reset();
    showLocal();
    const auto round = ++m_round;
    m_connections.findLocalBackend(network).then(
        this, [this, round](app::Answer<app::BackendChoice> found) {
            if (round != m_round)
                return;
            if (found)
                m_local = std::move(*found);
            showLocal();
        });
}

void BackendEditor::showLocal()
{
    auto* row =
        qobject_cast<ChoiceRow*>(m_group->button(static_cast<int>(BackendSource::LocalNode)));
    row->setEnabled(m_local.has_value());
    row->setDetail(m_local
                       ? tr("Found at %1. It checks everything itself.").arg(m_local->bitcoindUrl)
                       : tr("None found with a cookie that can be read."));
    if (m_local && !m_chosenByHand)
        select(BackendSource::LocalNode);
    else if (!m_local && m_source == BackendSource::LocalNode)
        select(BackendSource::Electrum);
}

void BackendEditor::select(BackendSource source)
{
    m_source = source;
    QAbstractButton* chosen = m_group->button(static_cast<int>(source));
    chosen->setChecked(true);
    // The ring must not stay round a choice that is none any more.
    if (m_group->buttons().contains(qobject_cast<QAbstractButton*>(QApplication::focusWidget())))
        chosen->setFocus();
    m_electrum->setVisible(source == BackendSource::Electrum);
    m_node->setVisible(source == BackendSource::RemoteNode);
}

void BackendEditor::focusChoice() { m_group->checkedButton()->setFocus(); }

void BackendEditor::onEdited()
{
    for (Field* field : {m_server, m_more, m_url, m_user})
        field->setError({});
    m_password.clear();
    m_certificate.clear();
    forgetAnswer();
    emit edited();
}

BackendForm BackendEditor::form() const
{
    return {m_source,           m_serverEdit->text(), m_tls->isChecked(), m_urlEdit->text(),
            m_userEdit->text(), m_cookieEdit->text(), m_moreEdit->text(), {}};
}

bool BackendEditor::showProblem()
{
    const bool hasPassword = !m_password.empty() || !m_passwordField->isEmpty();
    Field* field = m_source == BackendSource::Electrum ? m_server : m_url;
    QString sentence;
    switch (problemOf(form(), hasPassword)) {
    case BackendProblem::None:
        return false;
    case BackendProblem::ServerMissing:
        sentence = tr("Type the server's name or address.");
        break;
    case BackendProblem::PortWrong:
        sentence = tr("The port is a number from 1 to 65535.");
        break;
    case BackendProblem::MoreWrong:
        field = m_more;
        sentence = tr("One of these is no address: HOST:PORT is expected.");
        break;
    case BackendProblem::MoreSame:
        field = m_more;
        sentence = tr("Name another server than the one above.");
        break;
    case BackendProblem::UrlWrong:
        sentence = tr("This is no address: HOST:PORT is expected.");
        break;
    case BackendProblem::CredentialsMissing:
        field = m_user;
        sentence = tr("The node asks for a user and a password, or for its cookie file.");
        break;
    }
    field->setError(sentence);
    emit failed(sentence);
    field->focusError();
    return true;
}

app::BackendChoice BackendEditor::choice()
{
    if (m_source == BackendSource::LocalNode && m_local)
        return m_local->clone();
    if (!m_passwordField->isEmpty()) {
        const QSignalBlocker quiet{m_passwordField};
        m_password = m_passwordField->take();
    }
    app::BackendChoice chosen = choiceOf(form(), m_network, m_password.clone());
    chosen.certificate = m_certificate;
    return chosen;
}

void BackendEditor::test()
{
    if (m_busy || showProblem())
        return;
    if (!m_consent.isEmpty()) {
        if (!m_seen.isEmpty())
            m_certificate = m_seen;
        m_consent.clear();
        return emit passed(m_description);
    }
    forgetAnswer();
    m_busy = true;
    m_result->set(Tone::Neutral, tr("Asking the server…"));
    m_result->show();
    emit busyChanged(true);
    m_connections.testBackend(choice(), m_network)
        .then(this, [this](const app::Answer<app::BackendTest>& answer) { onTested(answer); });
}

QString BackendEditor::consentText() const { return m_consent; }

void BackendEditor::forgetAnswer()
{
    m_seen.clear();
    m_consent.clear();
    m_result->setMinimumHeight(scaled(kResultHeight));
    m_result->hide();
    m_fingerprint->hide();
}

void BackendEditor::showFingerprint(const QString& fingerprint)
{
    m_seen = fingerprint;
    m_fingerprint->setText(groupedFingerprint(fingerprint));
    m_fingerprint->setVisible(!fingerprint.isEmpty());
}

void BackendEditor::trust()
{
    m_certificate = m_seen;
    forgetAnswer();
    test();
}

void BackendEditor::onTested(const app::Answer<app::BackendTest>& answer)
{
    m_busy = false;
    emit busyChanged(false);
    if (!answer || !answer->ok) {
        const app::ApiError error =
            !answer ? answer.error() : answer->fault.value_or(app::ApiError{});
        const QString sentence = errorLine(error);
        const bool changed = error.code == app::ErrorCode::BackendCertificateChanged && answer &&
                             !answer->fingerprint.isEmpty();
        m_result->set(Tone::Bad, sentence, changed ? tr("Trust the new certificate") : QString{});
        if (changed)
            showFingerprint(answer->fingerprint);
        return emit failed(sentence);
    }
    m_description = answer->description;
    const BackendNote note = noteOf(*answer, m_certificate);
    if (note.sentence.isEmpty()) {
        m_result->set(Tone::Good, m_description);
        return emit passed(m_description);
    }
    m_consent = note.consent;
    m_result->setMinimumHeight(scaled(kNoteHeight));
    m_result->set(Tone::Warn, note.sentence);
    showFingerprint(note.fingerprint);
    emit noted(note.sentence);
}

} // namespace fulgurite::ui
