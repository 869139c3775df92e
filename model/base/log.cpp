#include "model/base/log.h"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <mutex>

namespace orrery {
namespace {

struct Log {
    std::mutex mutex;
    std::deque<std::string> lines;  // guarded by mutex
    bool silent = false;            // guarded by mutex
};

Log& theLog() {
    static Log instance;
    return instance;
}

std::string_view prefix(LogLevel level) {
    switch (level) {
        case LogLevel::Info: return "";
        case LogLevel::Warning: return "warning: ";
        case LogLevel::Error: break;
    }
    return "error: ";
}

}  // namespace

void log(LogLevel level, std::string_view text) {
    constexpr std::size_t kKept = 200;
    Log& all = theLog();
    std::scoped_lock lock(all.mutex);
    all.lines.emplace_back(std::string(prefix(level)).append(text));
    if (all.lines.size() > kKept) all.lines.pop_front();
    if (!all.silent) std::fprintf(stderr, "%s\n", all.lines.back().c_str());
}

void silenceLog(bool silent) {
    std::scoped_lock lock(theLog().mutex);
    theLog().silent = silent;
}

std::vector<std::string> recentLog(std::size_t lines) {
    Log& all = theLog();
    std::scoped_lock lock(all.mutex);
    const std::size_t count = std::min(lines, all.lines.size());
    return {all.lines.end() - static_cast<std::ptrdiff_t>(count), all.lines.end()};
}

}  // namespace orrery
