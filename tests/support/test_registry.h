// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace fulgurite::testing {

using Factory = std::function<std::unique_ptr<QObject>()>;

/// All test classes linked into this program, by class name.
std::map<std::string, Factory>& registry();

struct Registration {
    Registration(const char* name, Factory factory) { registry()[name] = std::move(factory); }
};

} // namespace fulgurite::testing

/// At the end of a *_test.cpp, before its `#include "x_test.moc"`: makes the class a ctest.
#define FULGURITE_TEST(Class)                                                                      \
    static const fulgurite::testing::Registration kRegistered##Class{                              \
        #Class, [] { return std::make_unique<Class>(); }};
