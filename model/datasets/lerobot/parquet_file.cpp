#include "model/datasets/lerobot/parquet_file.h"

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <parquet/arrow/reader.h>
#include <parquet/file_reader.h>

#include <algorithm>
#include <fstream>

#include "model/datasets/lerobot/arrow_values.h"
#include "model/media/data_file.h"

namespace orrery::lerobot {
namespace {

using TablePtr = std::shared_ptr<arrow::Table>;

class ArrowFile final : public ParquetFile {
public:
    ArrowFile(std::string where, std::unique_ptr<parquet::arrow::FileReader> reader)
        : where_(std::move(where)), reader_(std::move(reader)), metadata_(reader_->parquet_reader()->metadata()) {
        const auto* schema = metadata_->schema();
        for (int leaf = 0; leaf < schema->num_columns(); ++leaf) {
            const std::string& name = schema->GetColumnRoot(leaf)->name();
            if (std::ranges::find(columns_, name) == columns_.end()) columns_.push_back(name);
        }
    }

    std::int64_t rows() const override { return metadata_->num_rows(); }
    const std::vector<std::string>& columns() const override { return columns_; }

    Result<NumericColumn> numbers(const std::string& column, std::int64_t first, std::int64_t count) const override {
        auto cells = read(column, first, count);
        if (!cells) return cells.error();
        return guarded(where_, [&] { return numbersOf(**cells, column, where_, first); });
    }

    Result<std::vector<std::string>> texts(const std::string& column) const override {
        auto cells = read(column, 0, rows());
        if (!cells) return cells.error();
        std::vector<std::string> list;
        for (const auto& chunk : (*cells)->chunks()) {
            if (auto added = appendTexts(*chunk, list, where_); !added) return added.error();
        }
        return list;
    }

    Result<std::vector<std::vector<std::string>>> textLists(const std::string& column) const override {
        auto cells = read(column, 0, rows());
        if (!cells) return cells.error();
        std::vector<std::vector<std::string>> lists;
        for (const auto& chunk : (*cells)->chunks()) {
            if (chunk->type_id() != arrow::Type::LIST || !chunk->ValidateFull().ok())
                return damaged(column + " is not a list of texts");
            const auto& list = static_cast<const arrow::ListArray&>(*chunk);
            for (std::int64_t i = 0; i < list.length(); ++i) {
                lists.emplace_back();
                if (list.IsNull(i)) continue;
                if (auto added = appendTexts(*list.value_slice(i), lists.back(), where_); !added) return added.error();
            }
        }
        return lists;
    }

    std::string firstTextColumn() const override {
        const auto* schema = metadata_->schema();
        for (int leaf = 0; leaf < schema->num_columns(); ++leaf) {
            const auto* column = schema->Column(leaf);
            if (column->physical_type() == parquet::Type::BYTE_ARRAY && column->max_repetition_level() == 0) {
                return schema->GetColumnRoot(leaf)->name();
            }
        }
        return {};
    }

    Result<PictureCell> picture(const std::string& column, std::int64_t row) const override {
        auto cells = read(column, row, 1);
        if (!cells) return cells.error();
        if ((*cells)->num_chunks() < 1) return damaged(column + " has no picture in row " + std::to_string(row));
        auto array = (*cells)->chunk(0);
        if (array->type_id() == arrow::Type::EXTENSION)
            array = static_cast<const arrow::ExtensionArray&>(*array).storage();
        if (array->type_id() != arrow::Type::STRUCT || !array->ValidateFull().ok())
            return damaged(column + " holds no pictures");
        const auto& fields = static_cast<const arrow::StructArray&>(*array);
        PictureCell cell;
        for (const auto& [name, target] : {std::pair("bytes", &cell.bytes), std::pair("path", &cell.path)}) {
            const auto field = fields.GetFieldByName(name);
            std::vector<std::string> values;
            if (field && appendTexts(*field, values, where_) && !values.empty()) *target = values.front();
        }
        return cell;
    }

private:
    Error damaged(std::string message) const {
        return {Error::Kind::Corrupt, std::move(message), where_, "damaged", "copy the file again"};
    }

    /// The rows of one column, out of the row groups that hold them.
    Result<std::shared_ptr<arrow::ChunkedArray>> read(const std::string& column, std::int64_t first,
                                                      std::int64_t count) const {
        if (!has(column))
            return Error{Error::Kind::NotFound, "there is no column '" + column + "'", where_, "no_column", {}};
        if (first < 0 || count < 0 || first > rows() || count > rows() - first) {
            return Error{
                Error::Kind::NotFound, "the file has " + std::to_string(rows()) + " rows", where_, "past_the_end", {}};
        }
        return guarded(where_, [&]() -> Result<std::shared_ptr<arrow::ChunkedArray>> {
            std::vector<int> groups;
            std::int64_t before = 0;
            std::int64_t skipped = 0;
            for (int group = 0; group < metadata_->num_row_groups(); ++group) {
                const std::int64_t size = metadata_->RowGroup(group)->num_rows();
                if (before + size <= first) skipped = before + size;
                if (before + size > first && before < first + count) groups.push_back(group);
                before += size;
            }
            auto table = reader_->ReadRowGroups(groups, leaves(column));
            if (!table.ok()) return damaged(column + " does not read: " + table.status().message());
            if ((*table)->num_columns() != 1) return damaged(column + " is there more than once");
            auto cells = (*table)->column(0)->Slice(first - skipped, count);
            if (cells->length() != count) return damaged(column + " is shorter than the file");
            return cells;
        });
    }

    /// Parquet counts leaves, not columns: a struct or a list of structs has several.
    std::vector<int> leaves(const std::string& column) const {
        std::vector<int> list;
        for (int leaf = 0; leaf < metadata_->schema()->num_columns(); ++leaf) {
            if (metadata_->schema()->GetColumnRoot(leaf)->name() == column) list.push_back(leaf);
        }
        return list;
    }

    std::string where_;
    std::unique_ptr<parquet::arrow::FileReader> reader_;
    std::shared_ptr<parquet::FileMetaData> metadata_;
    std::vector<std::string> columns_;
};

bool endsWithMagic(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string magic(4, '\0');
    stream.seekg(-4, std::ios::end);
    return stream.read(magic.data(), 4) && magic == "PAR1";
}

}  // namespace

bool ParquetFile::has(const std::string& column) const {
    return std::ranges::find(columns(), column) != columns().end();
}

Result<std::unique_ptr<ParquetFile>> ParquetFile::open(const std::filesystem::path& file) {
    const std::string where = file.string();
    if (auto fine = checkDataFile(file); !fine) return fine.error();
    if (!endsWithMagic(file)) {
        return Error{Error::Kind::Corrupt, "no PAR1 footer (copy incomplete?)", where, "no_footer",
                     "copy the file again"};
    }
    return guarded(where, [&]() -> Result<std::unique_ptr<ParquetFile>> {
        const auto damaged = [&](const arrow::Status& status) {
            return Error{Error::Kind::Corrupt, "damaged: " + status.message(), where, "damaged", "copy the file again"};
        };
        auto source = arrow::io::ReadableFile::Open(where);
        if (!source.ok()) return damaged(source.status());
        auto reader = parquet::arrow::OpenFile(*source, arrow::default_memory_pool());
        if (!reader.ok()) return damaged(reader.status());
        (*reader)->set_use_threads(false);
        return std::unique_ptr<ParquetFile>(std::make_unique<ArrowFile>(where, *std::move(reader)));
    });
}

}  // namespace orrery::lerobot
