// SPDX-License-Identifier: MIT
#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/style/palette.h"
#include "ui/style/style_paint.h"
#include "ui/widgets/button.h"

#include <algorithm>
#include <chrono>

namespace fulgurite::ui {

namespace {
using namespace std::chrono_literals;
constexpr auto kShort = 3s;
constexpr auto kWithAction = 8s;
} // namespace

Toast::Toast(QWidget* host)
    : QFrame{host},
      m_text{new Label},
      m_action{new Button{{}, ButtonKind::Quiet}}
{
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(scaled(space::kCard), scaled(space::kTight), scaled(space::kTight),
                            scaled(space::kTight));
    row->setSpacing(scaled(space::kTight));
    row->addWidget(m_text);
    row->addWidget(m_action);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        emit actionTriggered();
    });
    host->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString& text, const QString& action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    show();
    place();
    raise();
    m_timer.start(action.isEmpty() ? kShort : kWithAction);
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const Tokens& tokens = tokensOf(this);
    roundedBox(&painter, rect(), scaled(radius::kCard), tokens[Token::Surface],
               tokens[Token::Edge]);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    const QWidget* host = parentWidget();
    const int margin = scaled(space::kPage);
    const int wide = std::min(sizeHint().width(), host->width() - 2 * margin);
    const int high = std::max(sizeHint().height(), scaled(40));
    setGeometry((host->width() - wide) / 2, host->height() - high - margin, wide, high);
}

} // namespace fulgurite::ui
