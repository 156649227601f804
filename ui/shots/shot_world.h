// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>

#include "tests/support/fakes/fake_engine.h"
#include "ui/desktop/window_controller.h"
#include "ui/shell/place.h"

#include <functional>
#include <memory>

class QAbstractButton;

namespace fulgurite::ui {

/// The whole window over scripted ports, driven as a person would. What is not scripted never
/// answers.
class ShotWorld {
public:
    ShotWorld(Theme& theme, const WindowChoices& choices, QSize size);
    ~ShotWorld();

    testing::FakeEngine engine;
    [[nodiscard]] testing::FakeEngine::Ports& ports() { return engine.ports; }
    [[nodiscard]] MainWindow& window() { return *m_window; }

    void tell(const app::Snapshot& snapshot);
    /// The same snapshot with one part changed.
    void change(const std::function<void(app::Snapshot&)>& edit);
    void go(PageId page, const QString& payload = {});
    /// The first visible button with this text, in the language of the picture.
    void press(const QString& text);
    /// The one primary button in sight.
    void pressPrimary();
    /// Into the n-th visible line, from the top.
    void type(int line, const QString& text);
    /// What stands above the window goes to its middle.
    void toTheMiddle();
    /// Lets what is queued happen.
    void settle();
    /// Until it holds; at most a second, as timers of the pages run.
    void waitFor(const std::function<bool()>& holds);
    template <typename T> [[nodiscard]] T* find() const
    {
        for (T* found : m_window->findChildren<T*>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

    /// What could not be done: the picture shows something else than its name says.
    [[nodiscard]] const QStringList& faults() const { return m_faults; }
    void fault(const QString& sentence) { m_faults << sentence; }

private:
    void pressFirst(const QString& name, const std::function<bool(const QAbstractButton&)>& fits);
    [[nodiscard]] std::vector<PageEntry> pages();
    [[nodiscard]] std::vector<PageEntry> networkPages();

    QTemporaryDir m_folder;
    WindowMemory m_memory;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowController> m_controller;
    QStringList m_faults;
};

} // namespace fulgurite::ui
