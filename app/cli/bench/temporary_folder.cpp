#include "app/cli/bench/temporary_folder.h"

#include <cstdlib>

namespace orrery::cli {

Result<TemporaryFolder> TemporaryFolder::create() {
    std::error_code failed;
    std::string name = (std::filesystem::temp_directory_path(failed) / "orrery-bench-XXXXXX").string();
    if (failed || !mkdtemp(name.data())) return Error{Error::Kind::Device, "no temporary folder can be made", name, "write", "set TMPDIR"};
    return TemporaryFolder(name);
}

}  // namespace orrery::cli
