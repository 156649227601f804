// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>

#include "ui/style/icons.h"
#include "ui/widgets/field.h"
#include "ui/widgets/tone.h"

class QLineEdit;
class QMimeData;

namespace fulgurite::ui {

class Button;
class StateChip;

/// The one field of Send: type, paste, drop text or an image, or scan. It recognises nothing
/// itself: the page answers with setRecognised or setError. Enter never pays: it only asks again
/// for recognition.
class SmartField : public Field {
    Q_OBJECT

public:
    explicit SmartField(const QString& label, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    /// Takes the clipboard's picture, file or text, as if it were dropped here.
    void paste();
    /// Lets the person pick a picture; as if it were dropped here.
    void chooseFile();
    void setPlaceholder(const QString& text);
    /// What it is: a chip inside the field's foot; an empty text hides it.
    void setRecognised(Icon icon, const QString& text, Tone tone = Tone::Neutral);
    /// Absent where no way of reading the screen exists.
    void setScanVisible(bool visible);
    /// Whether it is something that take() knows.
    [[nodiscard]] static bool takes(const QMimeData& mime);
    /// What was pasted or dropped: a picture, a file or words.
    void take(const QMimeData& mime);

signals:
    void edited(const QString& text);
    void imageDropped(const QImage& image);
    void fileDropped(const QString& path);
    void scanRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    SmartField(const QString& label, QLineEdit* edit, QWidget* parent);

    QLineEdit* m_edit;
    Button* m_paste;
    Button* m_scan;
    Button* m_file;
    StateChip* m_chip;
};

} // namespace fulgurite::ui
