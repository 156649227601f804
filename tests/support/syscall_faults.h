// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cerrno>
#include <csignal>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fulgurite::testing {

/// The C library's calls that change files, taken over for this whole program (SQLCipher's too): to
/// die before the n-th of them, or to fail as a full or a broken disk does. Only calls on regular
/// files count. Include it in one source of a program.
struct SyscallFaults {
    static inline std::atomic<long> calls{0};
    static inline std::atomic<long> dieBefore{0}; ///< 0: never
    static inline std::atomic<int> writeError{0}; ///< errno of everything that needs room; 0: works
    static inline std::atomic<int> syncError{0};  ///< errno of fsync
    static inline std::atomic<long> failures{0};

    static void step()
    {
        if (++calls == dieBefore)
            raise(SIGKILL);
    }
    static bool isFile(int descriptor)
    {
        struct stat status = {};
        return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    }
    static bool fails(const std::atomic<int>& error)
    {
        if (error == 0)
            return false;
        ++failures;
        errno = error;
        return true;
    }
    template <typename Function> static Function real(const char* name)
    {
        return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); // NOLINT
    }
};

} // namespace fulgurite::testing

// NOLINTBEGIN(readability-identifier-naming)
extern "C" {

ssize_t write(int descriptor, const void* data, size_t size)
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<ssize_t (*)(int, const void*, size_t)>("write");
    if (SyscallFaults::isFile(descriptor)) {
        SyscallFaults::step();
        if (SyscallFaults::fails(SyscallFaults::writeError))
            return -1;
    }
    return call(descriptor, data, size);
}

ssize_t pwrite(int descriptor, const void* data, size_t size, off_t offset)
{
    using fulgurite::testing::SyscallFaults;
    static const auto call =
        SyscallFaults::real<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    SyscallFaults::step();
    return SyscallFaults::fails(SyscallFaults::writeError) ? -1
                                                           : call(descriptor, data, size, offset);
}

ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t offset)
{
    using fulgurite::testing::SyscallFaults;
    static const auto call =
        SyscallFaults::real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    SyscallFaults::step();
    return SyscallFaults::fails(SyscallFaults::writeError) ? -1
                                                           : call(descriptor, data, size, offset);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<int (*)(int, off_t)>("ftruncate");
    SyscallFaults::step();
    return call(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<int (*)(int, off64_t)>("ftruncate64");
    SyscallFaults::step();
    return call(descriptor, size);
}

int fsync(int descriptor)
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<int (*)(int)>("fsync");
    SyscallFaults::step();
    return SyscallFaults::fails(SyscallFaults::syncError) ? -1 : call(descriptor);
}

int fdatasync(int descriptor)
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<int (*)(int)>("fdatasync");
    SyscallFaults::step();
    return SyscallFaults::fails(SyscallFaults::syncError) ? -1 : call(descriptor);
}

int rename(const char* from, const char* to) noexcept
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<int (*)(const char*, const char*)>("rename");
    SyscallFaults::step();
    return call(from, to);
}

int unlink(const char* path) noexcept
{
    using fulgurite::testing::SyscallFaults;
    static const auto call = SyscallFaults::real<int (*)(const char*)>("unlink");
    SyscallFaults::step();
    return call(path);
}

} // extern "C"
// NOLINTEND(readability-identifier-naming)
