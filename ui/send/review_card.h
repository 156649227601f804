// SPDX-License-Identifier: MIT
#pragma once

#include "app/api/coins.h"
#include "app/api/payments.h"
#include "ui/widgets/card.h"
#include "ui/widgets/tone.h"

#include <functional>

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
    /// For the toast.
    void copied(const QString& what);
    /// The one way out that a refusal offers.
    void wayOutChosen(fulgurite::app::ErrorCode code);

private:
    void clear();
    void restyle();
    void setNote(Tone tone, const QString& text, const QString& action = {},
                 const QString& details = {});
    void showTotal(const QString& amount);

    /// How it came to show what it shows, for when amounts are shown another way.
    std::function<void()> m_shown;
    bool m_busy = false;
    app::ErrorCode m_refused = app::ErrorCode::Internal;
    Banner* m_note;
    KeyValueList* m_facts;
    QWidget* m_loading;
    Button* m_cancel;
    Button* m_pay;
};

} // namespace fulgurite::ui
