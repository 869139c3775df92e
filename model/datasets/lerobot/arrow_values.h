#pragma once

#include <arrow/type_fwd.h>

#include <string>

#include "model/datasets/lerobot/parquet_file.h"

namespace orrery::lerobot {

/// The values of a column of numbers, lists of numbers or lists of lists, copied into one tensor [rows, ...width].
/// `what` and `firstRow` only name the place in errors.
Result<NumericColumn> numbersOf(const arrow::ChunkedArray& column, const std::string& what, const std::string& where,
                                std::int64_t firstRow);

/// Appends each row's text; missing ones are empty.
Result<void> appendTexts(const arrow::Array& array, std::vector<std::string>& texts, const std::string& where);

}  // namespace orrery::lerobot
