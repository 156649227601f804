// SPDX-License-Identifier: MIT
#include "ui/style/theme.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

#include "ui/style/color_scheme_portal.h"
#include "ui/style/focus_ring.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/palette.h"
#include "ui/style/style.h"

/// Resources of a static archive are only linked when somebody asks for them, outside any
/// namespace.
static void initResources() { Q_INIT_RESOURCE(resources); }

namespace fulgurite::ui {

namespace {

constexpr const char* kUnitProperty = "fulguriteUnit";
constexpr const char* kHiddenProperty = "fulguriteHidden";

} // namespace

Theme::Theme(QObject* parent)
    : QObject{parent},
      m_portal{std::make_unique<ColorSchemePortal>()},
      m_ring{std::make_unique<FocusRing>()}
{
    initResources();
    // Without a portal the palette the desktop gave us tells, and only before ours replaces it.
    m_systemDark = isDark(QApplication::palette());
    QApplication::setStyle(new Style);
    QApplication::setWindowIcon(appIcon());
    connect(m_portal.get(), &ColorSchemePortal::changed, this, &Theme::apply);
    QApplication::setFont(applicationFont(m_scale));
    apply();
}

Theme::~Theme() = default;

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::setScale(int percent)
{
    m_scale = percent;
    QApplication::setFont(applicationFont(percent));
    emit changed();
}

void Theme::setAmountStyle(AmountStyle style)
{
    if (style == currentAmountStyle())
        return;
    qApp->setProperty(kUnitProperty, static_cast<int>(style.unit));
    qApp->setProperty(kHiddenProperty, style.hidden);
    // One that makes its texts anew may take others away.
    QList<QPointer<QWidget>> widgets;
    for (QWidget* widget : QApplication::allWidgets())
        widgets << widget;
    for (const auto& widget : widgets) {
        QEvent event{amountStyleChange()};
        if (widget)
            QApplication::sendEvent(widget, &event);
    }
    emit changed();
}

void Theme::apply()
{
    switch (m_choice) {
    case ThemeChoice::System:
        m_dark = m_portal->prefersDark().value_or(m_systemDark);
        break;
    case ThemeChoice::Light:
        m_dark = false;
        break;
    case ThemeChoice::Dark:
        m_dark = true;
        break;
    }
    QApplication::setPalette(paletteFrom(m_dark ? kDarkTokens : kLightTokens));
    emit changed();
}

AmountStyle currentAmountStyle()
{
    return {static_cast<AmountStyle::Unit>(qApp->property(kUnitProperty).toInt()),
            qApp->property(kHiddenProperty).toBool()};
}

QEvent::Type amountStyleChange()
{
    static const int kType = QEvent::registerEventType();
    return static_cast<QEvent::Type>(kType);
}

} // namespace fulgurite::ui
