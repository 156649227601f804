// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include "app/api/errors.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tone.h"

#include <optional>

namespace fulgurite::ui {

class Button;
class IconLabel;
class TechnicalDetails;

/// One sentence that matters on this page, with at most one action. What a peer or a server said
/// word for word is folded away below it.
class Banner : public QFrame {
    Q_OBJECT

public:
    Banner(Tone tone, const QString& text, const QString& action = {}, QWidget* parent = nullptr);
    void set(Tone tone, const QString& text, const QString& action = {},
             const QString& details = {});
    /// Cause and next step of a refusal; follows the way amounts are shown.
    void setError(const app::ApiError& error, const QString& action = {}, Tone tone = Tone::Bad);

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    IconLabel* m_icon;
    Label* m_text;
    Button* m_action;
    TechnicalDetails* m_details;
    std::optional<app::ApiError> m_error; ///< that the sentence tells of
};

} // namespace fulgurite::ui
