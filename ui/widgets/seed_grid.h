// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/painted.h"
#include "wallet/base/secret.h"

namespace fulgurite::ui {

/// The seed words, numbered, in columns. Painted from secret bytes: no copy, no select, no drag.
class SeedGrid : public Painted {
    Q_OBJECT

public:
    /// `words`: parted by single spaces.
    explicit SeedGrid(SecretBytes words, QWidget* parent = nullptr);
    /// Covers the words until they are shown again.
    void setCovered(bool covered);

    [[nodiscard]] QString sentence() const override;
    [[nodiscard]] std::vector<PaintedPart> parts() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] QString word(int index) const;
    [[nodiscard]] QRect cell(int index) const;

    SecretBytes m_words;
    bool m_covered = false;
};

} // namespace fulgurite::ui
