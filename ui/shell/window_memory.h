// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace fulgurite::ui {

/// What the window remembers between starts: geometry, page, columns. Never an amount, an address
/// or a name.
class WindowMemory {
public:
    /// `file`: normally defaultFile().
    explicit WindowMemory(const QString& file);
    /// $XDG_STATE_HOME/fulgurite/window.ini
    static QString defaultFile();

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    [[nodiscard]] QString page() const;
    void setPage(const QString& page);
    /// QHeaderView::saveState of a table, by the table's own id ("activity").
    [[nodiscard]] QByteArray columns(const QString& table) const;
    void setColumns(const QString& table, const QByteArray& state);

private:
    QSettings m_settings;
};

} // namespace fulgurite::ui
