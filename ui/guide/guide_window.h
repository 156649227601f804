// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/guide/guide_text.h"

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace fulgurite::ui {

class Label;

/// The user guide in a window of its own: chapters at the left, a search over all of them. Needs no
/// wallet and no network.
class GuideWindow final : public QWidget {
    Q_OBJECT

public:
    explicit GuideWindow(QWidget* parent = nullptr);
    /// A chapter's id, or "" for the one shown last.
    void openChapter(const QString& id);
    [[nodiscard]] QString currentChapter() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void showChapter();
    void mark();
    void nextHit();

    std::vector<GuideChapter> m_chapters;
    std::vector<int> m_listed; ///< indexes of m_chapters, as the list shows them
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
    Label* m_none;
};

} // namespace fulgurite::ui
