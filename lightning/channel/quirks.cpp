// SPDX-License-Identifier: MIT
#include "lightning/channel/quirks.h"

namespace fulgurite::lightning {

bool isTransientError(std::string_view text)
{
    return text == "internal error" || text == "link failed to shutdown";
}

bool isTooEarlyToClose(std::string_view text)
{
    return text.find("unable to disable channel") != std::string_view::npos;
}

} // namespace fulgurite::lightning
