#pragma once

#include <string_view>

#include "model/archives/pickle_document.h"

namespace orrery::pickle {

/// Reads one pickle (protocols 0 to 5) into values. Runs nothing: a call is kept as an Object, unless its name is one of those in
/// containers.md 3 whose meaning is plain data (tensors, arrays, ordered dicts, ...).
///
/// `consumed`, when given, receives the number of bytes up to and with the stop.
/// Errors: truncated (the bytes end early), corrupt, unsupported (extension registry, protocol), too_deep, too_large.
Result<Document> read(const SharedBytes& bytes, const std::string& where, std::size_t* consumed = nullptr);

/// True when what the name stands for can act on the machine: "os.system", "builtins.eval".
bool isDangerous(std::string_view fullName, std::size_t moduleSize);

/// Elements of a numeric array in row-major order, little-endian. Errors: the array's own, unsupported for texts and objects.
Result<HostTensor> values(const Document& document, const Array& array, const std::string& where);

/// An integer as text: its digits, or "0x..." beyond a thousand digits.
std::string integerText(const Node& node);

}  // namespace orrery::pickle
