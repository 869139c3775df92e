#include "tests/support/paths.h"

#include <cstdlib>

namespace orrery::test {
namespace {

std::filesystem::path existing(const std::filesystem::path& path) {
    return std::filesystem::exists(path) ? path : std::filesystem::path();
}

}  // namespace

std::filesystem::path dataFolder() { return ORRERY_TEST_DATA; }

std::filesystem::path golden(const std::filesystem::path& name) {
    if (const char* folder = std::getenv("ORRERY_GOLDENS")) return existing(std::filesystem::path(folder) / name);
    const auto copy = existing(dataFolder() / "goldens" / name);
    return copy.empty() ? shared("goldens" / name) : copy;
}

std::filesystem::path shared(const std::filesystem::path& name) {
    const char* folder = std::getenv("ORRERY_SHARED");
    return existing(std::filesystem::path(folder ? folder : ORRERY_SHARED) / name);
}

std::filesystem::path fullGr1() {
    const char* folder = std::getenv("ORRERY_FULL_GR1");
    return folder ? existing(folder) : std::filesystem::path();
}

}  // namespace orrery::test
