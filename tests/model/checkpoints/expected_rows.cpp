#include "tests/model/checkpoints/expected_rows.h"

#include <fstream>

namespace orrery::test {

std::map<std::string, std::vector<ExpectedRow>> readExpectedRows(const std::filesystem::path& table) {
    std::map<std::string, std::vector<ExpectedRow>> rows;
    std::ifstream stream(table);
    std::string line;
    std::getline(stream, line);  // header
    while (std::getline(stream, line)) {
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == '\t') {
                cells.emplace_back();
            } else {
                cells.back() += c;
            }
        }
        cells.resize(11);
        rows[cells[0]].push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9], cells[10]});
    }
    return rows;
}

}  // namespace orrery::test
