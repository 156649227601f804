// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "app/api/payments.h"
#include "ui/widgets/card.h"
#include "ui/widgets/tone.h"

namespace fulgurite::ui {

class Banner;
class Button;
class KeyValueList;

/// What Pay would do: recipient, amount, fee, and the one button.
class ReviewCard : public Card {
    Q_OBJECT

public:
    explicit ReviewCard(QWidget* parent = nullptr);
    void setLoading();
    void setRefused(const app::ApiError& error);
    void setLightning(const app::PayPreview& preview, bool keysend);
    void setOnChain(const app::SendPreview& preview);
    /// From the first press until the answer.
    void setBusy();
    [[nodiscard]] Button* payButton() const { return m_pay; }

signals:
    void payRequested();
    void cancelled();
    /// The one way out that a refusal offers.
    void wayOutChosen(fulgurite::app::ErrorCode code);

private:
    void clear();
    void setNote(Tone tone, const QString& text, const QString& action = {});
    void showTotal(const QString& amount);

    app::ErrorCode m_refused = app::ErrorCode::Internal;
    Banner* m_note;
    KeyValueList* m_facts;
    QWidget* m_loading;
    Button* m_cancel;
    Button* m_pay;
};

} // namespace fulgurite::ui
