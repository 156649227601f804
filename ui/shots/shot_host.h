// SPDX-License-Identifier: MIT
#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace fulgurite::ui {

/// A page and the fake ports it speaks to; the ports outlive the page.
template <typename Ports> struct ShotHost final : QWidget {
    Ports ports;

    void take(QWidget* page)
    {
        auto* column = new QVBoxLayout{this};
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(page);
        m_page = page;
    }
    ShotHost() = default;
    ShotHost(const ShotHost&) = delete;
    ShotHost& operator=(const ShotHost&) = delete;
    ~ShotHost() override { delete m_page; }

private:
    QWidget* m_page = nullptr;
};

} // namespace fulgurite::ui
