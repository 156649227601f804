// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "ui/widgets/page_header.h"

class QVBoxLayout;

namespace fulgurite::ui {

/// How wide a page's column grows; it is centred beyond that.
enum class PageWidth { Form, Column, Full };

/// The scaffold of every page: margin 24, a header, a body that scrolls (Form, Column) or fills
/// (Full), 16 between cards.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(const QString& title, PageWidth width = PageWidth::Column,
                  QWidget* parent = nullptr);

    [[nodiscard]] PageHeader* header() const { return m_header; }
    /// Cards go in here, from the top; a Full page's last widget takes the rest.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// A widget above the header that spans the page (a Banner).
    void addBanner(QWidget* banner);

private:
    PageHeader* m_header;
    QVBoxLayout* m_top;
    QVBoxLayout* m_body;
};

} // namespace fulgurite::ui
