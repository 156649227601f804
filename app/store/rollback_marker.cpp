// SPDX-License-Identifier: MIT
#include "app/store/rollback_marker.h"

#include "app/store/files.h"
#include "wallet/base/bytes.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
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
    RollbackMarker marker{descriptor};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return fail(StoreError::OtherInstance, "another Fulgurite has a copy of this wallet open");
    marker.m_known = marker.read().value_or(0);
    return marker;
}

RollbackMarker::RollbackMarker(RollbackMarker&& other) noexcept
    : m_descriptor{std::exchange(other.m_descriptor, -1)},
      m_known{other.m_known}
{}

RollbackMarker& RollbackMarker::operator=(RollbackMarker&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_known, other.m_known);
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
    const std::uint64_t there = read().value_or(0);
    if (there > m_known || there > generation)
        return fail(StoreError::OtherInstance, "the marker of generation " + std::to_string(there) +
                                                   " is of another copy of this wallet");
    ByteWriter out;
    out.u64be(generation);
    if (::pwrite(m_descriptor, out.view().data(), out.size(), 0) !=
        static_cast<ssize_t>(out.size()))
        return fail(errorOfErrno(errno), std::string{"marker: "} + std::strerror(errno));
    m_known = generation;
    return {};
}

} // namespace fulgurite::store
