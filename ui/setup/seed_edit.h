// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace fulgurite::ui {

/// Takes seed words: typed or pasted, never copied, cut or dragged out. A paste empties the
/// clipboard.
class SeedEdit final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit SeedEdit(QWidget* parent = nullptr);
    /// Replaces the word at the cursor and puts a space behind it.
    void completeWith(const QString& word);
    /// Overwrites and empties, the undo history too.
    void scrub();

signals:
    void pasted();
    /// Enter: the first completion, or on.
    void accepted();

protected:
    void insertFromMimeData(const QMimeData* source) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override { return nullptr; }
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace fulgurite::ui
