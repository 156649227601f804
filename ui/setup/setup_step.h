// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/setup/setup_choices.h"

namespace fulgurite::ui {

/// One page of the wizard. It fills its part of the choices and says when it is done; the frame has
/// the buttons.
class SetupStep : public QWidget {
    Q_OBJECT

public:
    explicit SetupStep(SetupChoices& choices) : m_choices{choices} {}

    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString subtitle() const { return {}; }
    [[nodiscard]] virtual QString nextText() const { return tr("Continue"); }
    /// A second way on ("Later", "Continue offline"); empty: none.
    [[nodiscard]] virtual QString asideText() const { return {}; }
    [[nodiscard]] virtual bool isBusy() const { return false; }

    /// The step is shown.
    virtual void enter() {}
    virtual void next() = 0;
    virtual void aside() {}
    /// True when the step went back inside itself.
    virtual bool back() { return false; }
    /// Forgets every secret a field still holds.
    virtual void forget() {}

signals:
    void done();
    /// Title, buttons or busy state may have changed.
    void changed();

protected:
    [[nodiscard]] SetupChoices& choices() const { return m_choices; }

private:
    SetupChoices& m_choices;
};

} // namespace fulgurite::ui
