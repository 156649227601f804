// SPDX-License-Identifier: MIT
#include "app/store/rollback_marker.h"

#include "app/store/files.h"
#include "wallet/base/bytes.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace fulgurite::store {

Result<RollbackMarker> RollbackMarker::open(const std::filesystem::path& folder,
                                            const std::string& walletId)
{
    FULGURITE_TRY_VOID(prepareFolder(folder));
    const auto path = folder / (walletId + ".marker");
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(errorOfErrno(errno), path.string() + ": " + std::strerror(errno));
    return RollbackMarker{descriptor};
}

RollbackMarker::RollbackMarker(RollbackMarker&& other) noexcept
    : m_descriptor{std::exchange(other.m_descriptor, -1)}
{}

RollbackMarker& RollbackMarker::operator=(RollbackMarker&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

RollbackMarker::~RollbackMarker()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::optional<std::uint64_t> RollbackMarker::read() const
{
    std::array<std::uint8_t, 8> raw{};
    if (::pread(m_descriptor, raw.data(), raw.size(), 0) != static_cast<ssize_t>(raw.size()))
        return std::nullopt;
    return ByteReader{raw}.u64be();
}

Result<void> RollbackMarker::write(std::uint64_t generation)
{
    ByteWriter out;
    out.u64be(generation);
    if (::pwrite(m_descriptor, out.view().data(), out.size(), 0) !=
        static_cast<ssize_t>(out.size()))
        return fail(errorOfErrno(errno), std::string{"marker: "} + std::strerror(errno));
    return {};
}

} // namespace fulgurite::store
