// SPDX-License-Identifier: MIT
#include "ui/widgets/plain_scroll.h"

namespace fulgurite::ui {

PlainScroll::PlainScroll(QWidget* content)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    if (content != nullptr)
        setWidget(content);
}

} // namespace fulgurite::ui
