// SPDX-License-Identifier: MIT
#include "app/store/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fulgurite::store {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool valid() const { return m_number >= 0; }

private:
    int m_number;
};

std::unexpected<Error<StoreError>> failErrno(const std::string& what)
{
    const int number = errno;
    return fail(errorOfErrno(number), what + ": " + std::strerror(number));
}

bool writeAll(int descriptor, ByteView content)
{
    while (!content.empty()) {
        const ssize_t count = ::write(descriptor, content.data(), content.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        content = content.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace

StoreError errorOfErrno(int number)
{
    if (number == ENOSPC || number == EDQUOT)
        return StoreError::DiskFull;
    if (number == EACCES || number == EROFS || number == EPERM || number == ENOTDIR)
        return StoreError::ReadOnly;
    if (number == ENOENT)
        return StoreError::Missing;
    return StoreError::InputOutput;
}

Result<void> writeFileDurably(const std::filesystem::path& path, ByteView content)
{
    const std::string temporary = path.string() + ".new";
    {
        const Descriptor file{
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
        if (!file.valid())
            return failErrno(temporary);
        if (!writeAll(file.number(), content) || ::fsync(file.number()) != 0) {
            auto failure = failErrno(temporary);
            ::unlink(temporary.c_str());
            return failure;
        }
    }
    return renameDurably(temporary, path);
}

Result<void> renameDurably(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        return failErrno(to.string());
    const Descriptor folder{::open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder.valid() || ::fsync(folder.number()) != 0)
        return failErrno(to.parent_path().string());
    return {};
}

Result<Bytes> readFile(const std::filesystem::path& path, std::size_t most)
{
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.valid())
        return failErrno(path.string());
    Bytes out(most + 1);
    std::size_t used = 0;
    while (used < out.size()) {
        const ssize_t count = ::read(file.number(), out.data() + used, out.size() - used);
        if (count < 0)
            return failErrno(path.string());
        if (count == 0)
            break;
        used += static_cast<std::size_t>(count);
    }
    if (used > most)
        return fail(StoreError::Damaged,
                    path.string() + ": longer than " + std::to_string(most) + " bytes");
    out.resize(used);
    return out;
}

Result<void> prepareFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    const bool made = std::filesystem::create_directories(folder, error);
    if (error)
        return fail(errorOfErrno(error.value()), folder.string() + ": " + error.message());
    if (made)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (::access(folder.c_str(), W_OK) != 0)
        return fail(StoreError::ReadOnly, folder.string() + ": cannot be written");
    return {};
}

} // namespace fulgurite::store
