// SPDX-License-Identifier: MIT
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace fulgurite::ui {

PageHeader::PageHeader(const QString& title, const QString& subtitle, QWidget* parent)
    : QWidget{parent},
      m_title{new Label{title, TextRole::Title}},
      m_subtitle{new Label{subtitle, TextRole::Body, Token::Muted}},
      m_actions{new QHBoxLayout}
{
    auto* row = new QHBoxLayout{this};
    row->setSpacing(scaled(space::kCard));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_title->setElideMode(Qt::ElideRight);
    // With or without actions beside it the title stands on the same line of every page.
    m_title->setMinimumHeight(scaled(size::kControl));
    words->addWidget(m_title);
    words->addWidget(m_subtitle->wrapped());
    row->addLayout(words, 1);
    m_actions->setSpacing(scaled(space::kTight));
    row->addLayout(m_actions);
    row->setAlignment(m_actions, Qt::AlignTop);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void PageHeader::setTitle(const QString& title) { m_title->setText(title); }

void PageHeader::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void PageHeader::addAction(QWidget* action) { m_actions->addWidget(action); }

} // namespace fulgurite::ui
