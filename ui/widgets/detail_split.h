// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace fulgurite::ui {

class PreviewPane;

/// A list and the details of its chosen row: beside it where there is room, else in its place.
class DetailSplit : public QWidget {
    Q_OBJECT

public:
    /// `list` takes the focus back when the details go.
    /// It needs `leastList` pixels (at 100 %) for its columns.
    DetailSplit(QWidget* list, PreviewPane* pane, int leastList, QWidget* parent = nullptr);
    /// True where details would hide the list: then only Enter or a click opens them, so that the
    /// arrows can walk through the rows.
    [[nodiscard]] bool covers() const;
    /// True while details stand in the list's place: what belongs to the list may give way.
    [[nodiscard]] bool isCovered() const { return m_covered; }
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void coveredChanged();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int paneWidth() const;
    void arrange();

    QWidget* m_list;
    PreviewPane* m_pane;
    int m_leastList;
    bool m_covered = false;
};

} // namespace fulgurite::ui
