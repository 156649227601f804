// SPDX-License-Identifier: MIT
#include "app/store/wiping_memory.h"

#include "wallet/base/secret.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <cstring>

namespace fulgurite::store {

namespace {

/// SQLite's own functions, in the shape it hands them out.
sqlite3_mem_methods& builtin()
{
    static sqlite3_mem_methods methods{};
    return methods;
}

void wipingFree(void* memory)
{
    if (memory == nullptr)
        return;
    wipe(memory, static_cast<std::size_t>(builtin().xSize(memory)));
    builtin().xFree(memory);
}

void* wipingRealloc(void* memory, int size)
{
    void* fresh = builtin().xMalloc(size);
    if (fresh == nullptr)
        return nullptr; // as realloc: the old block stays
    std::memcpy(fresh, memory, static_cast<std::size_t>(std::min(size, builtin().xSize(memory))));
    wipingFree(memory);
    return fresh;
}

bool install()
{
    sqlite3_mem_methods methods{};
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &methods) != SQLITE_OK)
        return false;
    builtin() = methods;
    methods.xFree = wipingFree;
    methods.xRealloc = wipingRealloc;
    // Small blocks of a connection's own pool would never come back here.
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK &&
           sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK;
}

} // namespace

void useWipingMemory() { [[maybe_unused]] static const bool installed = install(); }

} // namespace fulgurite::store
