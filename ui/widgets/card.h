// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include "ui/widgets/label.h"

class QHBoxLayout;
class QVBoxLayout;

namespace fulgurite::ui {

/// A surface with a 1 px line, radius 10, padding 16; an optional section title with actions at its
/// right.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void addHeaderAction(QWidget* action);
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_head;
    Label* m_title;
    QHBoxLayout* m_headRow;
    QVBoxLayout* m_body;
};

} // namespace fulgurite::ui
