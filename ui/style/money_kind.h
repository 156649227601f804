// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "ui/style/tokens.h"

class QPainter;
class QPainterPath;
class QRectF;

namespace fulgurite::ui {

/// Where money is. Each kind keeps its colour, word and fill everywhere.
enum class MoneyKind { OnChain, Lightning, InFlight, Closing, Reserve };

Token tokenOf(MoneyKind kind);
QString nameOf(MoneyKind kind);

/// Fills a rounded box the way its kind is filled: solid, solid, diagonal, dotted, outlined.
void fillMoney(QPainter& painter, const QRectF& box, double corner, MoneyKind kind,
               const Tokens& tokens);

/// The same fill in any shape; an outline stays inside it.
void fillMoney(QPainter& painter, const QPainterPath& shape, MoneyKind kind, const Tokens& tokens);

} // namespace fulgurite::ui
