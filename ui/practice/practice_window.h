// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "app/api/practice.h"

class QVBoxLayout;

namespace fulgurite::ui {

class AmountField;
class Banner;
class Button;
class Card;

/// What the practice world does on request: coins, blocks, and robots that open, pay, vanish and
/// close. A window of its own, beside the wallet's.
class PracticeWindow final : public QWidget {
    Q_OBJECT

public:
    explicit PracticeWindow(app::Practice& practice, QWidget* parent = nullptr);
    /// Asks for the robots anew.
    void refresh();

signals:
    /// An invoice of a robot's, or the address of one to open a channel with.
    void payRequested(const QString& invoice);
    void openRequested(const QString& target);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fit();
    Card* chainCard();
    Card* robotsCard();
    QWidget* robotRow(const app::Robot& robot);
    void show(const std::vector<app::Robot>& robots);
    void command(const app::Robot& robot, app::RobotAction action);
    void askToDelete();
    void askInvoice(const app::Robot& robot);
    /// Shows the outcome of a request.
    template <typename T> void watch(app::Future<T> future, const QString& done);
    [[nodiscard]] std::uint64_t amount() const;

    app::Practice& m_practice;
    Banner* m_result;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_column = nullptr;
    Button* m_delete = nullptr;
    AmountField* m_amount = nullptr;
    QVBoxLayout* m_robots = nullptr;
};

} // namespace fulgurite::ui
