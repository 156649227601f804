// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace fulgurite::ui {

/// A payment request as large as the screen allows, to be read from afar; Esc closes it.
class QrDialog final : public QDialog {
    Q_OBJECT

public:
    /// `code` is what the picture holds, `link` the same for the clipboard.
    QrDialog(const QString& code, const QString& link, QWidget* parent);
};

} // namespace fulgurite::ui
