// SPDX-License-Identifier: MIT
#include "ui/shots/shot_run.h"

#include "tests/support/ui/layout_check.h"
#include "tests/support/ui/pseudo_translator.h"
#include "ui/format/language.h"
#include "ui/gallery/gallery.h"
#include "ui/shots/shot_paint.h"
#include "ui/shots/shot_world.h"

namespace fulgurite::ui {

namespace {

constexpr int kGalleryWidth = 1920;

/// What the variant speaks, while it lives.
class Speech {
public:
    explicit Speech(const QString& tag) : m_language{languageOf(tag)}
    {
        // Dates and numbers of a person's desktop, not of the C locale.
        if (languageOf(tag) == Language::English)
            QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedKingdom});
        if (tag == QLatin1String{"pseudo"})
            QCoreApplication::installTranslator(&m_pseudo);
    }
    ~Speech() { QCoreApplication::removeTranslator(&m_pseudo); }
    Speech(const Speech&) = delete;
    Speech& operator=(const Speech&) = delete;

private:
    static Language languageOf(const QString& tag)
    {
        return tag == languageTag(Language::SimplifiedChinese) ? Language::SimplifiedChinese
                                                               : Language::English;
    }

    InstalledLanguage m_language;
    testing::PseudoTranslator m_pseudo;
};

struct Drawn {
    QImage image;
    QStringList faults;
};

Drawn draw(const Scene& scene, const ShotVariant& variant, const WindowChoices& choices,
           Theme& theme)
{
    ShotWorld world{theme, choices, variant.size};
    scene.play(world);
    QImage image = paintWindow(world.window(), variant.deviceRatio);
    return {image, world.faults() + testing::layoutFaults(&world.window())};
}

bool save(const QImage& image, const QDir& folder, const QString& name, QStringList& faults)
{
    const bool saved = image.save(folder.filePath(name + QStringLiteral(".png")));
    if (!saved)
        faults << QStringLiteral("%1.png cannot be written").arg(name);
    return saved;
}

QStringList drawState(const ShotState& state, const ShotVariant& variant, Theme& theme,
                      const QDir& folder)
{
    QStringList faults;
    std::vector<Thumbnail> thumbnails;
    const WindowChoices choices = variant.choices(state.amountsHidden);
    theme.setAmountStyle(choices.amounts);
    for (const auto& scene : state.scenes) {
        const QString name = state.name + QLatin1Char{'-'} + scene.name;
        const Drawn drawn = draw(scene, variant, choices, theme);
        for (const auto& fault : drawn.faults)
            faults << QStringLiteral("%1 (%2): %3").arg(name, variant.name, fault);
        save(drawn.image, QDir{folder.filePath(variant.name)}, name, faults);
        thumbnails.push_back({scene.name, drawn.image});
    }
    const QString name = QStringLiteral("sheet-%1-%2").arg(state.name, variant.name);
    save(contactSheet(QStringLiteral("%1 · %2").arg(state.name, variant.name), thumbnails), folder,
         name, faults);
    return faults;
}

} // namespace

QStringList drawStates(const ShotVariant& variant, const std::vector<ShotState>& states,
                       Theme& theme, const QDir& folder)
{
    theme.setChoice(variant.dark ? ThemeChoice::Dark : ThemeChoice::Light);
    theme.setScale(variant.scale);
    folder.mkpath(variant.name);
    const Speech speech{variant.language};
    QStringList faults;
    for (const auto& state : states)
        faults += drawState(state, variant, theme, folder);
    theme.setAmountStyle({});
    theme.setScale(100);
    return faults;
}

QStringList drawGallery(Theme& theme, const QDir& folder)
{
    QStringList faults;
    for (const bool dark : {false, true}) {
        theme.setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const auto sheet = makeGallery();
        save(paintSheet(*sheet, kGalleryWidth), folder,
             dark ? QStringLiteral("gallery-dark") : QStringLiteral("gallery-light"), faults);
        faults += testing::layoutFaults(sheet.get());
    }
    return faults;
}

} // namespace fulgurite::ui
