// SPDX-License-Identifier: MIT
#include "ui/style/amount_style.h"

#include <QWidget>

#include "ui/style/theme.h"

#include <utility>

namespace fulgurite::ui {

namespace {

class AmountStyleFilter final : public QObject {
public:
    AmountStyleFilter(QWidget* widget, std::function<void()> redo)
        : QObject{widget},
          m_redo{std::move(redo)}
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == amountStyleChange())
            m_redo();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_redo;
};

} // namespace

void onAmountStyle(QWidget* widget, std::function<void()> redo)
{
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the widget's
    new AmountStyleFilter{widget, std::move(redo)};
}

} // namespace fulgurite::ui
