#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orrery {

enum class LogLevel { Info, Warning, Error };

/// Keeps the line in memory (the last 200) and writes it to stderr unless the log was silenced. Safe from every thread.
void log(LogLevel level, std::string_view text);
void silenceLog(bool silent);

/// The newest lines, oldest first; what "Copy details" of a failure carries.
std::vector<std::string> recentLog(std::size_t lines = 50);

}  // namespace orrery
