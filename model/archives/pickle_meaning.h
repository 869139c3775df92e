#pragma once

#include "model/archives/pickle_document.h"

/// Gives the Objects of a finished pickle the meaning their names have (containers.md 3). Each step goes once over all nodes.
namespace orrery::pickle {

/// Ordered dicts, sets, sizes, element types, devices, encoded bytes; drops repeated dict keys.
/// Error: too_large when lists are copied into each other beyond kMaxCopied.
Result<void> interpretValues(Document& document, const std::string& where);

/// Persistent ids. Error: corrupt when one names something that is not a storage.
Result<void> interpretStorages(Document& document, const std::string& where);

/// Numpy arrays and numbers.
void interpretArrays(Document& document, const std::string& where);

/// Everything that torch rebuilds tensors from. A record with wrong arguments becomes a tensor with an error.
void interpretTensors(Document& document, const std::string& where);

/// Sizes of a tuple, list or Size of integers that fit; nothing for anything else.
std::optional<Shape> toShape(const Document& document, Id id);
std::optional<std::int64_t> toInteger(const Document& document, Id id);

/// The element type that a symbol or ElementType stands for; Unknown otherwise.
DType toDType(const Document& document, Id id);

}  // namespace orrery::pickle
