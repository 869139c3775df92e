#pragma once

#include <QString>
#include <string>

namespace orrery {

/// Reasons come as clauses, "this is text"; on screen they are sentences: "This is text."
QString sentence(const std::string& clause);

}  // namespace orrery
