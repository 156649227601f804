// SPDX-License-Identifier: MIT
#include "ui/network/log_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/format/error_text.h"
#include "ui/network/network_words.h"
#include "ui/shell/page_action.h"
#include "ui/style/fonts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_switch.h"

namespace fulgurite::ui {

namespace {

constexpr int kMostLines = 500;
constexpr int kHeight = 260;

} // namespace

LogView::LogView(app::Connections& connections, QWidget* parent)
    : QWidget{parent},
      m_connections{connections},
      m_level{new SegmentedSwitch{tr("Least level"),
                                  {{QStringLiteral("debug"), tr("Everything")},
                                   {QStringLiteral("info"), tr("Events")},
                                   {QStringLiteral("unusual"), tr("Trouble")}}}},
      m_text{new QPlainTextEdit},
      m_problem{new Label{{}, TextRole::Caption, Token::Bad}}
{
    auto* column = new QVBoxLayout{this};
    column->setSpacing(scaled(space::kField));
    auto* head = new QHBoxLayout;
    auto* copy = new Button{tr("Copy"), ButtonKind::Quiet, Icon::Copy};
    auto* again = new Button{tr("Refresh"), ButtonKind::Quiet, Icon::Refresh};
    offerInMenus(copy, PageAction::CopyLog);
    offerInMenus(again, PageAction::RefreshLog);
    m_level->setCurrent(QStringLiteral("info"));
    head->addWidget(m_level);
    head->addStretch(1);
    head->addWidget(copy);
    head->addWidget(again);
    column->addLayout(head);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setMaximumBlockCount(kMostLines);
    m_text->setFont(fontFor(TextRole::MonoSmall));
    m_text->setAccessibleName(tr("Log"));
    m_text->setMinimumHeight(scaled(kHeight));
    m_text->setPlaceholderText(tr("Nothing of this level has happened yet."));
    column->addWidget(m_text, 1);
    column->addWidget(m_problem->wrapped());
    m_problem->hide();
    connect(m_level, &SegmentedSwitch::chosen, this, &LogView::refresh);
    connect(again, &QPushButton::clicked, this, &LogView::refresh);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        emit said(tr("Log copied"));
    });
}

void LogView::refresh()
{
    m_connections.log(m_level->current(), kMostLines)
        .then(this, [this](const app::Answer<std::vector<app::LogEntry>>& entries) {
            m_problem->setVisible(!entries.has_value());
            if (entries)
                show(*entries);
            else
                m_problem->setText(errorLine(entries.error()));
        });
}

void LogView::show(const std::vector<app::LogEntry>& entries)
{
    QStringList lines;
    for (const auto& entry : entries)
        lines << logLine(entry);
    m_text->setPlainText(lines.join(QLatin1Char{'\n'}));
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

} // namespace fulgurite::ui
