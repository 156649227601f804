// SPDX-License-Identifier: MIT
#include "ui/style/fonts.h"

#include <QApplication>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>

namespace fulgurite::ui {

namespace {

struct TypeSize {
    int pixels;
    int line;
    QFont::Weight weight;
    bool mono;
};

constexpr int kBodyPixels = 13;

constexpr TypeSize sizeOf(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
        return {12, 16, QFont::Normal, false};
    case TextRole::Body:
        return {kBodyPixels, 20, QFont::Normal, false};
    case TextRole::Strong:
        return {kBodyPixels, 20, QFont::Medium, false};
    case TextRole::Section:
        return {15, 22, QFont::Medium, false};
    case TextRole::Title:
        return {20, 28, QFont::Medium, false};
    case TextRole::Hero:
        return {32, 40, QFont::Medium, false};
    case TextRole::Mono:
        return {kBodyPixels, 20, QFont::Normal, true};
    case TextRole::MonoSmall:
        return {12, 16, QFont::Normal, true};
    }
    return {kBodyPixels, 20, QFont::Normal, false};
}

QStringList bodyFamilies()
{
    return {QStringLiteral("Roboto"),
            QFontDatabase::systemFont(QFontDatabase::GeneralFont).family(),
            QStringLiteral("Noto Sans CJK SC")};
}

QStringList monoFamilies()
{
    return {QStringLiteral("Hack"), QFontDatabase::systemFont(QFontDatabase::FixedFont).family(),
            QStringLiteral("Noto Sans CJK SC")};
}

} // namespace

QFont applicationFont(int scalePercent)
{
    QFont font;
    font.setFamilies(bodyFamilies());
    font.setPixelSize(static_cast<int>(std::lround(kBodyPixels * scalePercent / 100.0)));
    font.setWeight(QFont::Normal);
    return font;
}

QFont fontFor(TextRole role)
{
    const auto size = sizeOf(role);
    QFont font = QApplication::font();
    if (size.mono) {
        font.setFamilies(monoFamilies());
        font.setStyleHint(QFont::Monospace);
    }
    font.setPixelSize(
        std::max(size.pixels, static_cast<int>(std::lround(size.pixels * displayScale()))));
    font.setWeight(size.weight);
    return font;
}

QFont unitFontFor(TextRole role)
{
    constexpr double kShare = 0.8;
    constexpr double kHeroShare = 0.5;
    constexpr int kLeastPixels = 12;
    QFont font = fontFor(role);
    const double share = role == TextRole::Hero ? kHeroShare : kShare;
    font.setPixelSize(
        std::max(kLeastPixels, static_cast<int>(std::lround(font.pixelSize() * share))));
    font.setWeight(QFont::Normal);
    return font;
}

int lineHeight(TextRole role) { return scaled(sizeOf(role).line); }

double displayScale()
{
    const int pixels = QApplication::font().pixelSize();
    return pixels > 0 ? static_cast<double>(pixels) / kBodyPixels : 1.0;
}

int scaled(int pixels)
{
    return std::max(1, static_cast<int>(std::lround(pixels * displayScale())));
}

} // namespace fulgurite::ui
