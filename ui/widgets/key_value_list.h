// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <map>

class QGridLayout;

namespace fulgurite::ui {

class Label;

/// Muted keys at the left, values at the right of them, on one grid.
class KeyValueList : public QWidget {
    Q_OBJECT

public:
    explicit KeyValueList(QWidget* parent = nullptr);
    /// Adds or replaces the row `key`; wraps; the text can be selected.
    void setRow(const QString& key, const QString& value);
    void setRow(const QString& key, QWidget* value);
    /// Values at the right edge, as on a receipt; at the left beside their keys otherwise.
    void setValuesTrailing(bool trailing);
    void removeRow(const QString& key);
    void clear();

private:
    struct Row {
        Label* key;
        QWidget* value;
    };
    void align(QWidget* value) const;
    void place(const QString& key, QWidget* value);

    QGridLayout* m_grid;
    std::map<QString, Row> m_rows;
    int m_next = 0;
    bool m_trailing = false;
};

} // namespace fulgurite::ui
