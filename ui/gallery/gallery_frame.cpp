// SPDX-License-Identifier: MIT
// What stands round and above the pages: sidebar, header, pane, menus, lists of choices, calendar,
// bars.
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QVBoxLayout>

#include "ui/gallery/gallery_parts.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/preview_pane.h"
#include "ui/widgets/sidebar.h"

namespace fulgurite::ui::gallery {

namespace {

const QString kLong = QStringLiteral("A name that is far too long for the place where it stands");

QWidget* sidebar(bool compact)
{
    auto* bar = new Sidebar{
        {{QStringLiteral("home"), Icon::Home, QStringLiteral("Home")},
         {QStringLiteral("send"), Icon::Send, QStringLiteral("Send")},
         {QStringLiteral("long"), Icon::Channels, QStringLiteral("Far too long a name")}}};
    bar->setCurrent(QStringLiteral("home"));
    bar->setBadge(QStringLiteral("send"), 3);
    bar->setCompact(compact);
    bar->setMinimumHeight(scaled(150));
    return bar;
}

/// The menu as a part of the sheet, not as a window above it.
QWidget* menu()
{
    auto* shown = new QMenu;
    shown->setWindowFlags(Qt::Widget);
    shown->addAction(icon(Icon::Copy, Token::Muted), QStringLiteral("Copy the id"));
    auto* checked = shown->addAction(QStringLiteral("Hide amounts\tCtrl+Shift+H"));
    checked->setCheckable(true);
    checked->setChecked(true);
    shown->addSeparator();
    shown->addAction(QStringLiteral("Disabled"))->setEnabled(false);
    shown->addMenu(QStringLiteral("More"));
    shown->setActiveAction(checked);
    return shown;
}

QWidget* appIcons()
{
    auto* host = new QWidget;
    auto* row = new QHBoxLayout{host};
    row->setSpacing(scaled(space::kCard));
    for (const int side : {16, 24, 32, 48}) {
        auto* mark = new QLabel;
        mark->setPixmap(appIcon().pixmap(side, side));
        mark->setAccessibleName(QStringLiteral("App icon, %1 pixels").arg(side));
        row->addWidget(mark, 0, Qt::AlignBottom);
    }
    row->addStretch(1);
    return host;
}

} // namespace

QWidget* frame()
{
    auto* card = new Card{QStringLiteral("Frame")};
    auto* row = new QHBoxLayout;
    row->setSpacing(scaled(space::kCard));
    row->addWidget(sidebar(false));
    row->addWidget(sidebar(true));
    row->addStretch(1);
    card->body()->addLayout(row);
    auto* header = new PageHeader{kLong, QStringLiteral("What the page is for")};
    header->addAction(new Button{QStringLiteral("Action")});
    card->body()->addWidget(header);
    auto* pane = new PreviewPane;
    pane->setTitle(kLong);
    auto* facts = new KeyValueList;
    facts->setRow(QStringLiteral("Opened by"), QStringLiteral("you"));
    facts->setRow(QStringLiteral("Peer"), kLong);
    pane->setContent(facts);
    pane->setFixedHeight(scaled(150));
    card->body()->addWidget(pane);
    card->body()->addWidget(appIcons());
    return card;
}

QWidget* popups()
{
    auto* card = new Card{QStringLiteral("Above the page")};
    card->body()->addWidget(menu(), 0, Qt::AlignLeft);
    auto* calendar = new QCalendarWidget;
    calendar->setSelectedDate(QDate{2026, 11, 21});
    calendar->setMaximumDate(QDate{2026, 11, 24});
    card->body()->addWidget(calendar);
    auto* text =
        new QPlainTextEdit{QStringLiteral("One\nTwo\nThree\nFour\nFive\nSix\n") + kLong + kLong};
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setAccessibleName(QStringLiteral("Text that scrolls both ways"));
    text->setFixedHeight(scaled(96));
    card->body()->addWidget(text);
    auto* progress = new QProgressBar;
    progress->setValue(40);
    progress->setAccessibleName(QStringLiteral("Progress"));
    card->body()->addWidget(progress);
    return card;
}

QWidget* choiceRows()
{
    auto* card = new Card{QStringLiteral("Choice rows")};
    const auto add = [card](const QString& title, bool chosen) {
        auto* row = new ChoiceRow{title};
        row->setDetail(QStringLiteral("What it means, in one line"));
        row->setChecked(chosen);
        card->body()->addWidget(row);
        return row;
    };
    add(QStringLiteral("Rest"), false);
    hovered(add(QStringLiteral("Hover"), false));
    focused(add(QStringLiteral("Chosen, focus"), true));
    disabled(add(QStringLiteral("Disabled"), false));
    add(kLong, false)->setDetail(kLong + QStringLiteral(". ") + kLong, QStringLiteral("12 sat/vB"));
    return card;
}

} // namespace fulgurite::ui::gallery
