// SPDX-License-Identifier: MIT
#include "ui/receive/qr_dialog.h"

#include <QHBoxLayout>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/style/amount_style.h"
#include "ui/style/fonts.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_text.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/toast.h"

#include <algorithm>

namespace fulgurite::ui {

namespace {

constexpr int kLargest = 720;
constexpr int kFrame = 160; ///< title bar, text and button beside the code

} // namespace

QrDialog::QrDialog(const QString& code, const QString& link, QWidget* parent) : QDialog{parent}
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Payment request"));
    auto* column = new QVBoxLayout{this};
    const int margin = scaled(space::kPage);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(scaled(space::kField));
    auto* qr = new QrView{tr("Payment request")};
    qr->setText(code);
    const QSize room = parent->screen()->availableSize();
    const int side = std::min({scaled(kLargest), room.width() - kFrame, room.height() - kFrame});
    qr->setMinimumSize(side, side);
    column->addWidget(qr, 1);
    auto* text = new CopyText{tr("Request"), link};
    column->addWidget(text);
    auto* toast = new Toast{this}; // the window's own would stand behind the dialog
    connect(text, &CopyText::copied, toast,
            [toast](const QString& what) { toast->showMessage(tr("Copied: %1").arg(what)); });
    // A request's text says its amount; a node key has none, and no scheme.
    const bool request = link.contains(QLatin1Char{':'});
    const auto hide = [text, request] { text->setHidden(request && currentAmountStyle().hidden); };
    onAmountStyle(this, hide);
    hide();
    auto* close = new Button{tr("Close"), ButtonKind::Primary};
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(qr, &QrView::enlargeRequested, this, &QDialog::accept);
    close->setFocus();
}

} // namespace fulgurite::ui
