#pragma once

#include <QString>

#include "widgets/bridge/session.h"

/// Command lines that make again what is on screen. Paths are as given; words are quoted for a POSIX shell.
namespace orrery::reproduce {

/// `orrery-cli predict` over the questions [first, end) of the open episode; an empty instruction: the dataset's own.
QString prediction(const Session& session, std::int64_t first, std::int64_t end, const std::string& instruction);
/// `orrery-cli frame`.
QString frame(const Session& session, const std::string& feature, std::int64_t step);
/// `orrery --screenshot-to`.
QString view(const Session& session);

/// A word as a shell reads it back: 'open the drawer'.
QString quoted(const QString& word);

}  // namespace orrery::reproduce
