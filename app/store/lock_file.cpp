// SPDX-License-Identifier: MIT
#include "app/store/lock_file.h"

#include "app/store/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace fulgurite::store {

Result<LockFile> LockFile::take(const std::filesystem::path& folder)
{
    const auto path = folder / "wallet.lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(errorOfErrno(errno), path.string() + ": " + std::strerror(errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return fail(StoreError::OtherInstance,
                    "another Fulgurite has " + folder.string() + " open");
    }
    return LockFile{descriptor};
}

LockFile::LockFile(LockFile&& other) noexcept : m_descriptor{std::exchange(other.m_descriptor, -1)}
{}

LockFile& LockFile::operator=(LockFile&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

LockFile::~LockFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace fulgurite::store
