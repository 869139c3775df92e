#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace orrery::test {

/// One line of goldens/checkpoints/expected.tsv.
struct ExpectedRow {
    std::string file, path, kind, dtype, shape, stride, offset, storage, sha256, value, note;
};

/// All rows, by file, in the file's order.
std::map<std::string, std::vector<ExpectedRow>> readExpectedRows(const std::filesystem::path& table);

}  // namespace orrery::test
