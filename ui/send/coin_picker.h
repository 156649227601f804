// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

#include "app/api/coins.h"

class QListWidget;

namespace fulgurite::ui {

class Button;
class Label;

/// Which coins a payment on chain spends: the wallet's choice, or the ones that are ticked.
class CoinPicker : public QWidget {
    Q_OBJECT

public:
    explicit CoinPicker(QWidget* parent = nullptr);
    /// Those that may be spent can be ticked; ticks of coins that are gone are dropped.
    void takeCoins(const app::Answer<std::vector<app::CoinRow>>& answer);
    /// Back to the wallet's choice, closed.
    void reset();
    /// Outpoints; empty: the wallet chooses.
    [[nodiscard]] QStringList chosen() const;

signals:
    /// It was opened: tell it the coins.
    void coinsWanted();
    void changed();
    /// For the toast.
    void copied(const QString& what);

private:
    void fill();
    void showMenu(const QPoint& where);
    void showSum();

    std::vector<app::CoinRow> m_coins;
    bool m_filling = false;
    Label* m_sum;
    Button* m_open;
    QListWidget* m_list;
};

} // namespace fulgurite::ui
