#pragma once

#include <stop_token>

namespace orrery::cli {

/// From here on Ctrl-C raises the token. Work that looks at it ends orderly; whatever is still busy 0.08 s later is ended all
/// the same: unfinished files are removed, the error is printed and the status is 130. Call it once, before other threads.
std::stop_token watchForInterruption();

}  // namespace orrery::cli
