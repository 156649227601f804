// SPDX-License-Identifier: MIT
#include "ui/widgets/loading_rows.h"

#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/palette.h"
#include "ui/style/style_paint.h"

#include <array>

namespace fulgurite::ui {

namespace {
constexpr std::array kShares{0.46, 0.34, 0.52, 0.40, 0.30};
} // namespace

LoadingRows::LoadingRows(int rows, QWidget* parent) : Painted{parent}, m_rows{rows}
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString LoadingRows::sentence() const { return tr("Loading…"); }

QSize LoadingRows::sizeHint() const { return {scaled(320), m_rows * scaled(size::kRow)}; }

QSize LoadingRows::minimumSizeHint() const { return {scaled(120), m_rows * scaled(size::kRow)}; }

void LoadingRows::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    const QColor color = tokensOf(this)[Token::Sidebar];
    const double high = scaled(10);
    for (int row = 0; row < m_rows; ++row) {
        const double top = row * scaled(size::kRow) + (scaled(size::kRow) - high) / 2;
        const double wide = width() * kShares[static_cast<std::size_t>(row) % kShares.size()];
        const double end = width() * 0.14;
        roundedFill(&painter, {0, top, wide, high}, high / 2, color);
        roundedFill(&painter, {width() - end, top, end, high}, high / 2, color);
    }
}

} // namespace fulgurite::ui
