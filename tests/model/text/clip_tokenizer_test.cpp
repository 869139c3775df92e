#include "model/text/clip_tokenizer.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <iterator>

#include "tests/support/paths.h"

namespace orrery {
namespace {

namespace fs = std::filesystem;

const std::string kVocabulary = "#version: ours\nt h\nth e</w>\nr e\nre d</w>\na a\na a</w>\n";

std::string gzipped(const std::string& text) {
    const fs::path file = "packed.gz";
    gzFile stream = gzopen(file.c_str(), "wb");
    gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
    gzclose(stream);
    std::ifstream read(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(read), {}};
}

fs::path written(const std::string& bytes) {
    const fs::path file = "vocabulary.txt.gz";
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

ClipTokenizerPtr small() {
    auto opened = ClipTokenizer::open(written(gzipped(kVocabulary)));
    EXPECT_TRUE(opened) << describe(opened.error());
    return *opened;
}

Error errorOf(const std::string& bytes) {
    const auto opened = ClipTokenizer::open(written(bytes));
    EXPECT_FALSE(opened);
    return opened ? Error{} : opened.error();
}

TEST(ClipTokenizer, TakesEveryCountFromTheFile) {
    const auto tokenizer = small();
    EXPECT_EQ(tokenizer->vocabularySize(), 512U + 6 + 2);
    EXPECT_EQ(tokenizer->startMarker(), 518);
    EXPECT_EQ(tokenizer->endMarker(), 519);
}

TEST(ClipTokenizer, MergesTheLowestRankFirstAndTellsWhereTokensAre) {
    const auto text = small()->tokenize("  The  RED");
    EXPECT_EQ(text.cleaned, "the red");
    ASSERT_EQ(text.tokens.size(), 4U);
    EXPECT_TRUE(text.tokens[0].special);
    EXPECT_EQ(text.tokens[1].text, "the");
    EXPECT_EQ(text.tokens[1].id, 513);
    EXPECT_EQ(text.tokens[2].begin, 4U);
    EXPECT_EQ(text.tokens[2].end, 7U);
    EXPECT_EQ(text.cleaning, (std::vector<std::string>{"lower-cased", "3 spaces removed"}));
}

TEST(ClipTokenizer, MergesRepeatedPairsFromTheLeftWithoutOverlap) {
    const auto text = small()->tokenize("aaaa");
    ASSERT_EQ(text.tokens.size(), 4U);
    EXPECT_EQ(text.tokens[1].id, 516);
    EXPECT_EQ(text.tokens[2].id, 517);
}

TEST(ClipTokenizer, KeepsPlainTextWithoutAnyReportOfCleaning) { EXPECT_TRUE(small()->tokenize("the red").cleaning.empty()); }

TEST(ClipTokenizer, ReadsBytesThatAreNoTextWithoutFailing) {
    const auto text = small()->tokenize("a\xff\xc3");
    EXPECT_EQ(text.cleaned, "a\uFFFD\uFFFD");
    ASSERT_FALSE(text.cleaning.empty());
    EXPECT_EQ(text.cleaning[0], "2 bytes were not UTF-8");
}

TEST(ClipTokenizer, CutsToSmallContextsAndKeepsTheEndMarker) {
    const auto text = small()->tokenize("the red the red", 4);
    EXPECT_FALSE(text.fits());
    EXPECT_EQ(text.tokens.size(), 6U);
    EXPECT_EQ(text.padded(), (std::vector<std::int32_t>{518, 513, 515, 519}));
    EXPECT_TRUE(small()->tokenize("the", 0).padded().empty());
}

TEST(ClipTokenizer, OpensTheSmallVocabularyOfTheGoldens) {
    const auto file = test::golden("gr1/tiny/bpe_tiny_vocab.txt.gz");
    ORRERY_OWNS(file, "the small golden vocabulary");
    const auto opened = ClipTokenizer::open(file);
    ASSERT_TRUE(opened) << describe(opened.error());
    EXPECT_EQ((*opened)->vocabularySize(), 610U);
    EXPECT_EQ((*opened)->startMarker(), 608);
}

TEST(ClipTokenizer, NamesWhatIsWrongWithAVocabularyFile) {
    EXPECT_EQ(errorOf("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n").code, "lfs_pointer");
    EXPECT_EQ(errorOf(kVocabulary).code, "not_gzip");
    EXPECT_EQ(errorOf("").code, "not_gzip");
    const auto whole = gzipped(kVocabulary);
    for (std::size_t length = 2; length < whole.size(); ++length) {
        const auto error = errorOf(whole.substr(0, length));
        EXPECT_EQ(error.code, "truncated") << length;
        EXPECT_EQ(error.kind, Error::Kind::Corrupt);
    }
    auto damaged = whole;
    damaged[0x14] = static_cast<char>(damaged[0x14] ^ 0x55);
    EXPECT_EQ(errorOf(damaged).kind, Error::Kind::Corrupt);
}

TEST(ClipTokenizer, RefusesMergesOfUnknownPieces) {
    EXPECT_EQ(errorOf(gzipped("header\nt h\nxy z\n")).message, "line 3 of the vocabulary does not join two known pieces");
    EXPECT_EQ(errorOf(gzipped("header\nth\n")).code, "bad_merge");
    EXPECT_EQ(errorOf(gzipped("header only")).code, "bad_merge");
    EXPECT_EQ(errorOf(gzipped("")).code, "bad_merge");
}

TEST(ClipTokenizer, SaysThatAFileIsMissing) {
    const auto opened = ClipTokenizer::open("no/such/file.gz");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, Error::Kind::NotFound);
    EXPECT_FALSE(ClipTokenizer::open("."));
}

}  // namespace
}  // namespace orrery
