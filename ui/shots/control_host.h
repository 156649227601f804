// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QWidget>

#include "tests/support/fakes/fake_backups.h"
#include "tests/support/fakes/fake_channels.h"
#include "tests/support/fakes/fake_connections.h"
#include "tests/support/fakes/fake_preferences.h"
#include "tests/support/fakes/fake_wallets.h"

#include <algorithm>

namespace fulgurite::ui {

/// A page over scripted ports, driven as a person would; the ports outlive the page.
class ControlHost final : public QWidget {
public:
    testing::FakeWallets wallets;
    testing::FakeChannels channels;
    testing::FakeConnections connections;
    testing::FakeBackups backups;
    testing::FakePreferences preferences;

    ControlHost() = default;
    ControlHost(const ControlHost&) = delete;
    ControlHost& operator=(const ControlHost&) = delete;
    ~ControlHost() override { delete m_page; }

    void take(QWidget* page, QSize size)
    {
        auto* column = new QVBoxLayout{this};
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(page);
        m_page = page;
        resize(size);
        setAttribute(Qt::WA_DontShowOnScreen);
        show();
        QCoreApplication::processEvents();
    }
    void press(const QString& text)
    {
        for (auto* button : findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->text() == text) {
                button->click();
                break;
            }
        }
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }
    /// Into the n-th visible line, from the top.
    void type(int line, const QString& text)
    {
        QList<QLineEdit*> edits;
        for (auto* edit : findChildren<QLineEdit*>()) {
            if (edit->isVisible())
                edits << edit;
        }
        std::sort(edits.begin(), edits.end(), [this](QLineEdit* a, QLineEdit* b) {
            return a->mapTo(this, QPoint{}).y() < b->mapTo(this, QPoint{}).y();
        });
        if (line < edits.size()) {
            edits.at(line)->setText(text);
            emit edits.at(line)->textEdited(text);
        }
        QCoreApplication::processEvents();
    }

private:
    QWidget* m_page = nullptr;
};

} // namespace fulgurite::ui
