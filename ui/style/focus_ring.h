// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace fulgurite::ui {

/// Keeps one ring (2 px accent, 2 px off) around the widget that has the focus. Item views and
/// scroll areas draw their own place instead.
class FocusRing final : public QObject {
    Q_OBJECT

public:
    explicit FocusRing(QObject* parent = nullptr);
    ~FocusRing() override;

private:
    void follow(QWidget* focused);
    QPointer<QFocusFrame> m_frame;
};

} // namespace fulgurite::ui
