// SPDX-License-Identifier: MIT
#include "tests/support/test_registry.h"

#ifdef FULGURITE_GUI_TESTS
#include <QApplication>
#else
#include <QCoreApplication>
#endif
#include <QTest>

#include <cstdio>

namespace fulgurite::testing {

std::map<std::string, Factory>& registry()
{
    static std::map<std::string, Factory> classes;
    return classes;
}

} // namespace fulgurite::testing

/// `tests_x` runs every class; `tests_x Class [QTest arguments]` runs one.
int main(int argc, char** argv)
{
#ifdef FULGURITE_GUI_TESTS
    const QApplication application{argc, argv};
#else
    const QCoreApplication application{argc, argv};
#endif
    auto& classes = fulgurite::testing::registry();
    if (argc > 1 && classes.contains(argv[1])) {
        const auto test = classes.at(argv[1])();
        return QTest::qExec(test.get(), argc - 1, argv + 1);
    }
    if (argc > 1) {
        std::fprintf(stderr, "no test class is called %s\n", argv[1]);
        return 2;
    }
    int failures = 0;
    for (const auto& [name, factory] : classes)
        failures += QTest::qExec(factory().get()) != 0 ? 1 : 0;
    return failures;
}
