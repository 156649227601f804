// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/place.h"
#include "ui/widgets/page.h"

namespace fulgurite::ui {

/// What the window knows of a page. A page asks for another by go() and never includes it.
class ShellPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    /// The window shows this page for a Place that names it; the payload may be empty.
    virtual void open(const QString& payload) { Q_UNUSED(payload) }
    /// Esc: true when something was closed or put back.
    virtual bool back() { return false; }
    /// Ctrl+F: focuses the page's search; false where there is none.
    virtual bool find() { return false; }
    /// Where the focus begins when the page is gone to; null: at its first control.
    virtual QWidget* firstFocus() { return nullptr; }

signals:
    void go(const fulgurite::ui::Place& place);
    /// A toast: "Address copied".
    void said(const QString& message);
};

} // namespace fulgurite::ui
