// npy files made byte by byte: every number type in both byte orders and both element orders, and what is wrong with others.
#include "model/archives/npy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace orrery {
namespace {

std::string npy(const std::string& descr, const std::string& order, const std::string& shape, const std::string& data, int version = 1) {
    std::string header = "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
    std::string file = "\x93NUMPY";
    file += static_cast<char>(version);
    file += '\0';
    const auto size = static_cast<std::uint32_t>(header.size());
    file.append(reinterpret_cast<const char*>(&size), version == 1 ? 2 : 4);
    return file + header + data;
}

std::string code(const std::string& file) {
    const auto read = readNpy(SharedBytes::of(file), "x.npy");
    return read ? std::string() : read.error().code;
}

template <class T>
std::string bytesOf(std::vector<T> values, bool swapped) {
    std::string bytes(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    for (std::size_t at = 0; swapped && at < bytes.size(); at += sizeof(T)) {
        std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(at + sizeof(T)));
    }
    return bytes;
}

/// [2, 3] counting up from 1 in memory, in each byte order, element order and header version.
template <class T>
void readsBack(const std::string& type) {
    std::vector<T> stored(6);
    std::iota(stored.begin(), stored.end(), T(1));
    const std::vector<double> rows{1, 2, 3, 4, 5, 6}, columns{1, 3, 5, 2, 4, 6};
    for (const bool big : {false, true}) {
        for (const bool fortran : {false, true}) {
            for (const int version : {1, 2, 3}) {
                const std::string file = npy((big ? ">" : "<") + type, fortran ? "True" : "False", "(2, 3)", bytesOf(stored, big), version);
                const auto read = readNpy(SharedBytes::of(file), "x.npy");
                ASSERT_TRUE(read) << type << ": " << read.error().message;
                EXPECT_EQ(read->shape(), (Shape{2, 3}));
                EXPECT_EQ(read->dtype(), dtypeOf<T>());
                EXPECT_EQ(toDoubles(*read), fortran ? columns : rows) << type << big << fortran << version;
            }
        }
    }
}

TEST(Npy, ReadsEveryNumberTypeInEveryOrder) {
    readsBack<std::uint8_t>("u1");
    readsBack<std::int8_t>("i1");
    readsBack<std::uint16_t>("u2");
    readsBack<std::int16_t>("i2");
    readsBack<std::uint32_t>("u4");
    readsBack<std::int32_t>("i4");
    readsBack<std::uint64_t>("u8");
    readsBack<std::int64_t>("i8");
    readsBack<float>("f4");
    readsBack<double>("f8");
}

TEST(Npy, ReadsHalvesTruthsScalarsAndNothing) {
    EXPECT_EQ(toDoubles(*readNpy(SharedBytes::of(npy(">f2", "False", "(2,)", {"\x3c\x00\xc0\x00", 4})), "x")), (std::vector<double>{1, -2}));
    EXPECT_EQ(toDoubles(*readNpy(SharedBytes::of(npy("|b1", "False", "(3,)", {"\x00\x01\x07", 3})), "x")), (std::vector<double>{0, 1, 1}));
    EXPECT_EQ(toDoubles(*readNpy(SharedBytes::of(npy("<i4", "False", "()", {"\x05\x00\x00\x00", 4})), "x")), (std::vector<double>{5}));
    const auto empty = readNpy(SharedBytes::of(npy("<f4", "True", "(0, 7)", "")), "x");
    ASSERT_TRUE(empty);
    EXPECT_EQ(empty->shape(), (Shape{0, 7}));
}

TEST(Npy, EveryCutIsAnError) {
    const std::string whole = npy("<f4", "False", "(2, 3)", std::string(24, 'x'));
    ASSERT_EQ(code(whole), "");
    for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_EQ(code(whole.substr(0, size)), "truncated") << size << " bytes";
}

TEST(Npy, ImpossibleShapesAskForNoMemory) {
    EXPECT_EQ(code(npy("<f8", "False", "(4611686018427387904, 4)", "")), "corrupt");
    EXPECT_EQ(code(npy("<f8", "False", "(-1,)", "")), "corrupt");
    EXPECT_EQ(code(npy("<f8", "False", "(2305843009213693952,)", "")), "truncated");
    EXPECT_EQ(code(npy("<f8", "False", "(99999999999999999999,)", "")), "corrupt");
}

TEST(Npy, WhatIsNoHeaderIsSaid) {
    EXPECT_EQ(code("PK\x03\x04 and more bytes"), "corrupt");
    EXPECT_EQ(code(npy("<f4", "Maybe", "(1,)", "1234")), "corrupt");
    EXPECT_EQ(code(npy("<f4", "False", "(1", "1234")), "corrupt");
    EXPECT_EQ(code(npy("<f4", "False", "(1,), 'shape2': ()", "1234")), "corrupt");
    EXPECT_EQ(code(npy("<f4", "False", "(1,)", "1234", 4)), "unsupported");
    EXPECT_EQ(code(npy("<f16", "False", "(1,)", std::string(16, 'x'))), "unsupported");
    EXPECT_EQ(code(npy("<M8[ns]", "False", "(1,)", std::string(8, 'x'))), "unsupported");
    EXPECT_EQ(code(npy("<U2", "False", "(1,)", std::string(8, 'x'))), "unsupported");
    EXPECT_EQ(code(npy("|O", "False", "(1,)", "N.")), "unsupported");
}

TEST(Npy, ObjectsAreReadAsAPickleOnly) {
    const auto objects = readNpyObjects(SharedBytes::of(npy("|O", "False", "()", "K\x07.")), "x.npy");
    ASSERT_TRUE(objects);
    EXPECT_EQ(objects->rootNode().integer, 7);
    EXPECT_FALSE(readNpyObjects(SharedBytes::of(npy("<f4", "False", "(1,)", "1234")), "x.npy"));
}

}  // namespace
}  // namespace orrery
