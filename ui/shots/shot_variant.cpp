// SPDX-License-Identifier: MIT
#include "ui/shots/shot_variant.h"

#include "ui/style/tokens.h"

namespace fulgurite::ui {

WindowChoices ShotVariant::choices(bool amountsHidden) const
{
    WindowChoices choices;
    choices.theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    choices.scale = scale;
    choices.amounts.hidden = amountsHidden;
    return choices;
}

std::vector<ShotVariant> allVariants()
{
    ShotVariant dark{QStringLiteral("dark"), true};
    ShotVariant chinese{QStringLiteral("zh"), false, QStringLiteral("zh_CN")};
    ShotVariant pseudo{QStringLiteral("pseudo"), false, QStringLiteral("pseudo")};
    ShotVariant narrow{QStringLiteral("960x640")};
    narrow.size = {size::kWindowMinWidth, size::kWindowMinHeight};
    ShotVariant large{QStringLiteral("150")};
    large.scale = 150;
    ShotVariant dense{QStringLiteral("2x"), true};
    dense.deviceRatio = 2;
    return {{QStringLiteral("light")}, dark, chinese, pseudo, narrow, large, dense};
}

} // namespace fulgurite::ui
