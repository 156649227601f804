// SPDX-License-Identifier: MIT
#include "ui/home/checklist.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"

namespace fulgurite::ui {

namespace {

struct Step {
    bool done;
    QString title, detail, action;
    Place place;
};

/// A tick, or the step's number.
QWidget* markOf(bool done, int number)
{
    if (done)
        return new IconLabel{Icon::Check, Token::Good};
    auto* label = new Label{QString::number(number), TextRole::Strong, Token::Muted};
    label->setFixedWidth(scaled(size::kIcon));
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    return label;
}

} // namespace

Checklist::Checklist(QWidget* parent) : Card{{}, parent} { setTitle(tr("First steps")); }

void Checklist::setSteps(const FirstSteps& steps)
{
    std::vector<Step> list{{steps.backedUp,
                            tr("Back up"),
                            tr("Check three of your words and choose a backup folder."),
                            tr("Back up"),
                            {PageId::Settings, QStringLiteral("backup")}},
                           {steps.funded,
                            tr("Fund"),
                            tr("Receive bitcoin on chain from anywhere."),
                            tr("Receive"),
                            {PageId::Receive, QStringLiteral("onchain")}}};
    if (steps.lightning)
        list.push_back({steps.opened,
                        tr("Open a channel"),
                        tr("A channel makes payments instant and cheap."),
                        tr("Open a channel"),
                        {PageId::Channels, QStringLiteral("open")}});
    list.push_back({steps.paid,
                    tr("Pay"),
                    tr("Paste an invoice or an address and pay it."),
                    tr("Send"),
                    {PageId::Send, {}}});
    delete m_rows;
    m_rows = new QWidget;
    auto* column = new QVBoxLayout{m_rows};
    column->setSpacing(scaled(space::kField));
    bool offered = false;
    int number = 0;
    for (const auto& step : list) {
        auto* row = new QHBoxLayout;
        row->setSpacing(scaled(space::kField));
        row->addWidget(markOf(step.done, ++number), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(new Label{step.done ? tr("%1: done").arg(step.title) : step.title,
                                   step.done ? TextRole::Body : TextRole::Strong,
                                   step.done ? Token::Muted : Token::Text});
        if (!step.done)
            words->addWidget((new Label{step.detail, TextRole::Body, Token::Muted})->wrapped());
        row->addLayout(words, 1);
        if (!step.done && !offered) {
            auto* action = new Button{step.action};
            connect(action, &QPushButton::clicked, this,
                    [this, place = step.place] { emit go(place); });
            row->addWidget(action, 0, Qt::AlignTop);
            offered = true;
        }
        column->addLayout(row);
    }
    body()->addWidget(m_rows);
    setVisible(!steps.done());
}

} // namespace fulgurite::ui
