#pragma once

#include <filesystem>

namespace orrery::test {

/// Our own copies beside the tests: tests/data.
std::filesystem::path dataFolder();

/// Goldens: ORRERY_GOLDENS, else the copy in tests/data/goldens, else ../shared/goldens; `name` is a path below it.
/// Empty when it exists nowhere.
std::filesystem::path golden(const std::filesystem::path& name);

/// A path below ORRERY_SHARED, else ../shared; empty when it is not there (then the test skips, aloud).
std::filesystem::path shared(const std::filesystem::path& name);

/// Full-size GR-1 files made by make_gr1_checkpoint.py: ORRERY_FULL_GR1, else empty.
std::filesystem::path fullGr1();

}  // namespace orrery::test

/// Fails the test when something that lies in tests/data is gone.
#define ORRERY_OWNS(path, what) ASSERT_FALSE((path).empty()) << (what) << " belongs to this checkout and is not there"

/// Skips the test aloud when `path` is empty.
#define ORRERY_NEEDS(path, what)                                                                  \
    if ((path).empty()) {                                                                         \
        GTEST_SKIP() << "skipped: " << (what) << " is not on this machine";                       \
    }
