// SPDX-License-Identifier: MIT
#include "ui/widgets/detail_split.h"

#include <QApplication>
#include <QHBoxLayout>

#include "ui/style/fonts.h"
#include "ui/style/tokens.h"
#include "ui/widgets/preview_pane.h"

#include <algorithm>
#include <utility>

namespace fulgurite::ui {

namespace {

constexpr int kPane = 340, kWidestPane = 480;

} // namespace

DetailSplit::DetailSplit(QWidget* list, PreviewPane* pane, int leastList, QWidget* parent)
    : QWidget{parent},
      m_list{list},
      m_pane{pane},
      m_leastList{leastList}
{
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(space::kCard));
    row->addWidget(list, 1);
    row->addWidget(pane);
    pane->hide();
    pane->installEventFilter(this);
    arrange();
}

bool DetailSplit::covers() const
{
    return width() < scaled(m_leastList) + scaled(space::kCard) + paneWidth();
}

/// Long words of another language make it wider, not cut.
int DetailSplit::paneWidth() const
{
    return std::clamp(m_pane->minimumSizeHint().width(), scaled(kPane), scaled(kWidestPane));
}

bool DetailSplit::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

bool DetailSplit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent)
        arrange();
    if (event->type() == QEvent::HideToParent) {
        QWidget* focused = QApplication::focusWidget();
        const bool left = focused && (focused == m_pane || m_pane->isAncestorOf(focused));
        arrange();
        if (left)
            m_list->setFocus();
    }
    return QWidget::eventFilter(watched, event);
}

void DetailSplit::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DetailSplit::arrange()
{
    const bool covering = covers() && !m_pane->isHidden();
    m_pane->setMinimumWidth(paneWidth());
    m_pane->setMaximumWidth(covering ? QWIDGETSIZE_MAX : paneWidth());
    QWidget* focused = QApplication::focusWidget();
    const bool left = covering && focused && (focused == m_list || m_list->isAncestorOf(focused));
    m_list->setVisible(!covering);
    if (left)
        m_pane->setFocus();
    if (std::exchange(m_covered, covering) != covering)
        emit coveredChanged();
}

} // namespace fulgurite::ui
