// The pickle machine writes calls down and makes none; damage and bombs end as errors.
#include "model/archives/pickle.h"

#include <gtest/gtest.h>

namespace orrery::pickle {
namespace {

using namespace std::string_literals;

Result<Document> readText(const std::string& text) { return read(SharedBytes::of(text), "x.pkl"); }

std::string code(const std::string& text) {
    const auto document = readText(text);
    return document ? std::string() : document.error().code;
}

TEST(Pickle, PlainValues) {
    const auto document = readText("\x80\x02}(X\x01\x00\x00\x00" "aK\x07X\x01\x00\x00\x00" "b]u."s);
    ASSERT_TRUE(document);
    const Node* a = document->get(document->rootNode(), "a");
    const Node* b = document->get(document->rootNode(), "b");
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a->integer, 7);
    EXPECT_EQ(b->kind, Kind::List);
}

TEST(Pickle, ACallIsWrittenDownAndNotMade) {
    const auto document = readText("cos\nsystem\nX\x04\x00\x00\x00true\x85R."s);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->rootNode().kind, Kind::Object);
    const Object& object = document->object(document->rootNode());
    EXPECT_EQ(object.name, "os.system");
    EXPECT_TRUE(isDangerous(object.name, object.moduleSize));
    ASSERT_EQ(object.args.size(), 1u);
    EXPECT_EQ(document->at(object.args[0]).text, "true");
}

TEST(Pickle, EveryWayToCallIsWrittenDown) {
    const std::string name = "cbuiltins\neval\n", text = "U\x01x";
    for (const std::string& call : {name + text + "\x85R.", name + text + "\x85\x81.", name + text + "\x85}\x92.", "(" + name + text + "o.",
                                    "(" + text + "ibuiltins\neval\n.", "U\x08" "builtinsU\x04" "eval\x93" + text + "\x85R."}) {
        const auto document = readText(call);
        ASSERT_TRUE(document) << document.error().message;
        ASSERT_EQ(document->rootNode().kind, Kind::Object);
        EXPECT_EQ(document->object(document->rootNode()).name, "builtins.eval");
    }
}

TEST(Pickle, WhatWouldNeedTheRegistryOrOtherBuffersIsRefused) {
    EXPECT_EQ(code("\x82\x01."), "unsupported");
    EXPECT_EQ(code("Pstorage\n."), "unsupported");
    EXPECT_EQ(code("\x97."), "unsupported");
    EXPECT_EQ(code("\x80\x06N."), "unsupported");
}

TEST(Pickle, EveryCutIsAnError) {
    const std::string whole = "\x80\x04\x95\x20\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01" "a\x8a\x02\x01\x02G\x00\x00\x00\x00\x00\x00\x00\x00\x86s."s;
    ASSERT_EQ(code(whole), "");
    for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_EQ(code(whole.substr(0, size)), "truncated") << size << " bytes";
}

TEST(Pickle, DamageIsAnError) {
    EXPECT_EQ(code("."), "corrupt");
    EXPECT_EQ(code("(."), "corrupt");
    EXPECT_EQ(code("0."), "corrupt");
    EXPECT_EQ(code("t."), "corrupt");
    EXPECT_EQ(code("NNs."), "corrupt");
    EXPECT_EQ(code("K\x01K\x02" "a."), "corrupt");
    EXPECT_EQ(code("h\x05."), "corrupt");
    EXPECT_EQ(code("K\x01)R."), "corrupt");
    EXPECT_EQ(code("\xff."), "corrupt");
    EXPECT_EQ(code("Ix\n."), "corrupt");
    EXPECT_EQ(code("T\xff\xff\xff\xff."), "corrupt");
    EXPECT_EQ(code("\x8b\xff\xff\xff\xff."), "corrupt");
    EXPECT_EQ(code("X\xff\xff\xff\x7fshort."), "truncated");
    EXPECT_EQ(code("\x8e\xff\xff\xff\xff\xff\xff\xff\xffshort."), "truncated");
}

TEST(Pickle, MemoNumbersCostNothing) {
    EXPECT_EQ(code("Nr\xff\xff\xff\xff" "0j\xff\xff\xff\xff."), "") << "a table indexed by the number would need gigabytes";
    EXPECT_EQ(code("Np9223372036854775807\n."), "");
}

TEST(Pickle, SharedListsStayShared) {
    std::string bomb = "]q"s + '\0';
    for (char level = 1; level <= 30; ++level) {
        bomb += "](";
        for (int i = 0; i < 10; ++i) bomb += "h"s + static_cast<char>(level - 1);
        bomb += "eq"s + level;
    }
    const auto document = readText(bomb + ".");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->nodes.size(), 31u);
}

TEST(Pickle, DepthCostsNoStack) {
    std::string deep(200'000, ']');
    deep += std::string(199'999, 'a');
    EXPECT_EQ(code(deep + "."), "");
}

/// A list of a hundred thousand values, copied ten thousand times by what stands behind `each`: 4 GB of numbers without a limit.
std::string copies(const std::string& callee, char close, const std::string& each) {
    std::string text = callee + "q"s + '\0' + "0(" + std::string(100'000, 'N') + close + "q\x01" + "0]";
    for (int i = 0; i < 10'000; ++i) text += each;
    return text + ".";
}

TEST(Pickle, CopiesHaveALimit) {
    EXPECT_EQ(code(copies("cx\ny\n", 't', "h\0h\1R0"s)), "too_large") << "arguments of calls";
    EXPECT_EQ(code(copies("cx\ny\n", 't', "h\1Q0"s)), "too_large") << "persistent ids";
    EXPECT_EQ(code(copies("cbuiltins\nlist\n", 'l', "h\0h\1\x85R0"s)), "too_large") << "lists of lists";
    EXPECT_EQ(code(copies("cbuiltins\ndict\n", 'l', "h\0h\1\x85R0"s)), "too_large") << "dicts of lists";
    EXPECT_EQ(code(copies("cx\ny\n", 't', "h\1" "0"s)), "") << "recalling copies nothing";
}

}  // namespace
}  // namespace orrery::pickle
