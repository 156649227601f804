// SPDX-License-Identifier: MIT
#include "lightning/peer/quirks.h"

namespace fulgurite::lightning {

bool isTransientError(ByteView data)
{
    const std::string text = asString(data.first(std::min<std::size_t>(data.size(), 200)));
    return text == "internal error" || text.find("link failed to shutdown") != std::string::npos;
}

} // namespace fulgurite::lightning
