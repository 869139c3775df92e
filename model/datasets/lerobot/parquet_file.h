#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "model/base/host_tensor.h"
#include "model/base/result.h"

namespace orrery::lerobot {

/// Numbers of one column, with what was odd about them.
struct NumericColumn {
    HostTensor values;           ///< [rows, ...width] in the file's own type
    std::int64_t emptyRow = -1;  ///< First row with a missing value (NaN or 0 in `values`), or -1.
};

/// A picture stored in a cell: encoded bytes, or else a path relative to the dataset.
struct PictureCell {
    std::string bytes;
    std::string path;
};

/// One Parquet file. Only its .cpp knows Arrow. One thread at a time.
class ParquetFile {
public:
    /// Reads the footer. Errors: those of checkDataFile, Corrupt (no_footer, damaged).
    static Result<std::unique_ptr<ParquetFile>> open(const std::filesystem::path& file);
    virtual ~ParquetFile() = default;

    virtual std::int64_t rows() const = 0;
    virtual const std::vector<std::string>& columns() const = 0;
    bool has(const std::string& column) const;

    /// Rows [first, first + count) of a column of numbers or of equally long lists of numbers.
    /// Errors: NotFound (no such column or rows), Unsupported (not numbers), Corrupt (ragged lists, damaged pages).
    virtual Result<NumericColumn> numbers(const std::string& column, std::int64_t first, std::int64_t count) const = 0;

    /// All rows of a column of texts.
    virtual Result<std::vector<std::string>> texts(const std::string& column) const = 0;
    /// All rows of a column of lists of texts.
    virtual Result<std::vector<std::vector<std::string>>> textLists(const std::string& column) const = 0;
    /// Name of the first column that holds texts, or empty.
    virtual std::string firstTextColumn() const = 0;

    /// One cell of a column {bytes, path}.
    virtual Result<PictureCell> picture(const std::string& column, std::int64_t row) const = 0;
};

}  // namespace orrery::lerobot
