#pragma once

#include <string>
#include <utility>

#include "model/archives/pickle_document.h"

/// Plain values of pickles as text: paths, JSON, type names (goldens/checkpoints README).
namespace orrery {

/// "dict", "int", "str", ...
std::string_view typeName(pickle::Kind kind);

/// One segment of a path: text keys with "~", "/", tab and newline escaped, "#3" for integers, the rest in "<>".
std::string pathSegment(const pickle::Document& document, pickle::Id key);
std::string escapedSegment(std::string_view key);

/// A value as JSON; containers by their number of entries, sets by their sorted values; numbers as Python prints them.
std::string jsonOf(const pickle::Document& document, pickle::Id id);
std::string jsonText(std::string_view text);

/// Type and JSON of a numpy number.
std::pair<std::string, std::string> jsonOfNumber(const HostTensor& number);
/// JSON of a numpy text (UTF-32 or bytes).
std::string jsonOfText(const pickle::Array& array);

}  // namespace orrery
