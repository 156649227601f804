// SPDX-License-Identifier: MIT
#include "ui/shell/window_memory.h"

#include <QDir>

namespace fulgurite::ui {

namespace {
const QString kGeometry = QStringLiteral("window/geometry");
const QString kPage = QStringLiteral("window/page");
const QString kColumns = QStringLiteral("columns/%1");
} // namespace

WindowMemory::WindowMemory(const QString& file) : m_settings{file, QSettings::IniFormat} {}

QString WindowMemory::defaultFile()
{
    // QStandardPaths knows no state folder before Qt 6.7.
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(base))
        base = QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir{base}.filePath(QStringLiteral("fulgurite/window.ini"));
}

QByteArray WindowMemory::geometry() const { return m_settings.value(kGeometry).toByteArray(); }

void WindowMemory::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue(kGeometry, geometry);
}

QString WindowMemory::page() const { return m_settings.value(kPage).toString(); }

void WindowMemory::setPage(const QString& page) { m_settings.setValue(kPage, page); }

QByteArray WindowMemory::columns(const QString& table) const
{
    return m_settings.value(kColumns.arg(table)).toByteArray();
}

void WindowMemory::setColumns(const QString& table, const QByteArray& state)
{
    m_settings.setValue(kColumns.arg(table), state);
}

} // namespace fulgurite::ui
