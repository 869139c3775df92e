#include "model/base/temporary_folder.h"

#include <cstdlib>

namespace orrery {

Result<TemporaryFolder> TemporaryFolder::create() {
    std::error_code failed;
    // mkdtemp puts letters of its own in place of the six at the end
    std::string name = (std::filesystem::temp_directory_path(failed) / "orrery-XXXXXX").string();
    if (failed || !mkdtemp(name.data())) return Error{Error::Kind::Device, "no temporary folder can be made", name, "write", "set TMPDIR"};
    return TemporaryFolder(name);
}

}  // namespace orrery
