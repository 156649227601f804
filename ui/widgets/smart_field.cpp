// SPDX-License-Identifier: MIT
#include "ui/widgets/smart_field.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/state_chip.h"

namespace fulgurite::ui {

namespace {

QWidget* editorRow(QLineEdit* edit)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout{row};
    layout->setSpacing(scaled(space::kTight));
    layout->addWidget(edit, 1);
    row->setFocusProxy(edit);
    return row;
}

} // namespace

SmartField::SmartField(const QString& label, QWidget* parent)
    : SmartField{label, new QLineEdit, parent}
{}

SmartField::SmartField(const QString& label, QLineEdit* edit, QWidget* parent)
    : Field{label, editorRow(edit), parent},
      m_edit{edit},
      m_paste{new Button{tr("Paste"), ButtonKind::Secondary, Icon::Paste}},
      m_scan{new IconButton{Icon::Scan, tr("Scan a QR code on the screen")}},
      m_file{new IconButton{Icon::Image, tr("Read a QR code from a picture file")}},
      m_chip{new StateChip{{}}}
{
    setErrorTarget(m_edit);
    m_edit->setFont(fontFor(TextRole::Mono));
    m_edit->setClearButtonEnabled(true);
    m_edit->setAcceptDrops(true);
    m_edit->installEventFilter(this);
    auto* row = qobject_cast<QHBoxLayout*>(editor()->layout());
    row->addWidget(m_paste);
    row->addWidget(m_scan);
    row->addWidget(m_file);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_chip);
    foot->addStretch(1);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(foot);
    m_chip->hide();
    connect(m_edit, &QLineEdit::textChanged, this, &SmartField::edited);
    connect(m_paste, &QPushButton::clicked, this, &SmartField::paste);
    connect(m_scan, &QPushButton::clicked, this, &SmartField::scanRequested);
    connect(m_file, &QPushButton::clicked, this, &SmartField::chooseFile);
}

void SmartField::setText(const QString& text)
{
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

void SmartField::paste()
{
    if (const QMimeData* mime = QGuiApplication::clipboard()->mimeData())
        take(*mime);
}

void SmartField::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Picture of a QR code"), {}, tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp)"));
    if (!path.isEmpty())
        emit fileDropped(path);
}

QString SmartField::text() const { return m_edit->text(); }

void SmartField::setPlaceholder(const QString& text) { m_edit->setPlaceholderText(text); }

void SmartField::setRecognised(Icon icon, const QString& text, Tone tone)
{
    m_chip->setState(text, tone, icon);
    m_chip->setVisible(!text.isEmpty());
}

void SmartField::setScanVisible(bool visible) { m_scan->setVisible(visible); }

bool SmartField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (takes(*drag->mimeData())) {
            drag->acceptProposedAction();
            return true;
        }
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        take(*drop->mimeData());
        drop->acceptProposedAction();
        return true;
    }
    return Field::eventFilter(watched, event);
}

bool SmartField::takes(const QMimeData& mime)
{
    return mime.hasImage() || mime.hasUrls() || mime.hasText();
}

void SmartField::take(const QMimeData& mime)
{
    if (mime.hasImage())
        return emit imageDropped(mime.imageData().value<QImage>());
    const QUrl url = mime.urls().value(0);
    if (url.isLocalFile())
        return emit fileDropped(url.toLocalFile());
    setText(url.isValid() ? url.toString() : mime.text().trimmed());
}

} // namespace fulgurite::ui
