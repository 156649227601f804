// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/connections.h"
#include "ui/backend/backend_form.h"

#include <optional>

class QButtonGroup;
class QCheckBox;
class QLineEdit;

namespace fulgurite::ui {

class Banner;
class ChoiceRow;
class Field;
class Label;
class PasswordField;

/// Chooses and tries a chain backend: a node on this computer (found by itself), an Electrum server
/// or a node elsewhere.
class BackendEditor : public QWidget {
    Q_OBJECT

public:
    explicit BackendEditor(app::Connections& connections, QWidget* parent = nullptr);

    /// Looks for a local node of that network.
    void setNetwork(Network network);
    /// Checks what was typed, then tries it; answers with passed(), noted() or failed(). When the
    /// last answer was noted(), the same press is the person's consent: passed().
    void test();
    /// What the button says while a consent is waited for; empty otherwise.
    [[nodiscard]] QString consentText() const;
    void focusChoice();
    /// What passed the test, or what is typed now.
    [[nodiscard]] app::BackendChoice choice();
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void edited();
    void busyChanged(bool busy);
    void passed(const QString& description);
    /// It works, but the person should know something first: a certificate never seen, a node that
    /// syncs or is pruned.
    void noted(const QString& sentence);
    void failed(const QString& sentence);

private:
    QWidget* electrumFields();
    QWidget* nodeFields();
    void addSource(BackendSource source, const QString& title, const QString& detail);
    void select(BackendSource source);
    void showLocal();
    void onEdited();
    [[nodiscard]] BackendForm form() const;
    bool showProblem();
    void onTested(const app::Answer<app::BackendTest>& answer);
    void showFingerprint(const QString& fingerprint);
    void trust();
    void forgetAnswer();

    app::Connections& m_connections;
    Network m_network = Network::Bitcoin;
    BackendSource m_source = BackendSource::Electrum;
    bool m_chosenByHand = false;
    bool m_busy = false;
    std::uint64_t m_round = 0; ///< answers to older questions are dropped
    std::optional<app::BackendChoice> m_local;
    SecretBytes m_password;
    QString m_seen;        ///< the certificate the last test met and that is not trusted yet
    QString m_certificate; ///< the one the person trusts
    QString m_consent;     ///< text of the button that accepts what was noted
    QString m_description;
    QButtonGroup* m_group;
    QWidget* m_electrum = nullptr;
    QWidget* m_node = nullptr;
    Field* m_server = nullptr;
    QLineEdit* m_serverEdit = nullptr;
    QCheckBox* m_tls = nullptr;
    Field* m_more = nullptr;
    QLineEdit* m_moreEdit = nullptr;
    Field* m_url = nullptr;
    QLineEdit* m_urlEdit = nullptr;
    QLineEdit* m_userEdit = nullptr;
    Field* m_user = nullptr;
    PasswordField* m_passwordField = nullptr;
    QLineEdit* m_cookieEdit = nullptr;
    Field* m_cookie = nullptr;
    Banner* m_result;
    Label* m_fingerprint;
};

} // namespace fulgurite::ui
