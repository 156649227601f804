// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace fulgurite::ui {

class Label;

/// The wallet is being opened or closed: which stage, and that it goes on.
class OpeningPage : public QWidget {
    Q_OBJECT

public:
    explicit OpeningPage(QWidget* parent = nullptr);
    void setStage(const QString& title, const QString& stage);

private:
    Label* m_title;
    Label* m_stage;
};

} // namespace fulgurite::ui
