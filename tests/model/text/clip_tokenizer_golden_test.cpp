#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "model/text/clip_tokenizer.h"
#include "tests/support/paths.h"

namespace orrery {
namespace {

using Ids = std::vector<std::int32_t>;

std::filesystem::path realVocabulary() {
    if (const char* file = std::getenv("ORRERY_VOCABULARY")) return file;
    return test::shared("data/clip_vocab/bpe_simple_vocab_16e6.txt.gz");
}

nlohmann::json readGolden() { return nlohmann::json::parse(std::ifstream(test::golden("gr1/tokenizer/tokenizer.json"))); }

Ids idsBetweenMarkers(const TokenizedText& text) {
    Ids ids;
    for (std::size_t at = 1; at + 1 < text.tokens.size(); ++at) ids.push_back(text.tokens[at].id);
    return ids;
}

TEST(ClipTokenizerGolden, GivesTheReferenceIdsForEveryString) {
    const auto vocabulary = realVocabulary();
    ORRERY_NEEDS(vocabulary, "CLIP's vocabulary");
    const auto tokenizer = ClipTokenizer::open(vocabulary);
    ASSERT_TRUE(tokenizer) << describe(tokenizer.error());
    EXPECT_EQ((*tokenizer)->vocabularySize(), 49408U);
    int repaired = 0;
    const auto document = readGolden();
    for (const auto& golden : document["strings"]) {
        const auto text = (*tokenizer)->tokenize(golden["text"].get<std::string>());
        const bool same = text.cleaned == golden["cleaned"] && idsBetweenMarkers(text) == golden["ids"].get<Ids>();
        // text decoded with the wrong encoding is not repaired: the reference guesses, we do not
        if (golden.value("needs_text_repair", false)) {
            repaired += same ? 1 : 0;
            if (golden["group"] == "mojibake") continue;
        }
        EXPECT_TRUE(same) << golden.dump() << "\ngot " << text.cleaned;
    }
    EXPECT_GE(repaired, 46);
}

TEST(ClipTokenizerGolden, PadsAndCutsToTheContextLikeTheReference) {
    const auto vocabulary = realVocabulary();
    ORRERY_NEEDS(vocabulary, "CLIP's vocabulary");
    const auto tokenizer = ClipTokenizer::open(vocabulary);
    ASSERT_TRUE(tokenizer) << describe(tokenizer.error());
    const auto document = readGolden();
    for (const auto& golden : document["contexts"]) {
        const auto text = (*tokenizer)->tokenize(golden["text"].get<std::string>());
        EXPECT_EQ(text.padded(), golden["truncated_77"].get<Ids>()) << golden["text"];
        EXPECT_EQ(text.fits(), !golden["padded_77"].is_null()) << golden["text"];
        EXPECT_EQ(text.tokens.size() - 2, golden["count_without_markers"].get<std::size_t>());
    }
}

TEST(ClipTokenizerGolden, SpansOfTokensCoverEverythingButTheSpaces) {
    const auto vocabulary = realVocabulary();
    ORRERY_NEEDS(vocabulary, "CLIP's vocabulary");
    const auto tokenizer = ClipTokenizer::open(vocabulary);
    ASSERT_TRUE(tokenizer) << describe(tokenizer.error());
    const auto document = readGolden();
    for (const auto& golden : document["strings"]) {
        const auto text = (*tokenizer)->tokenize(golden["text"].get<std::string>());
        std::size_t reached = 0;
        for (const auto& token : text.tokens) {
            for (; reached < token.begin; ++reached) EXPECT_EQ(text.cleaned[reached], ' ') << golden["text"];
            EXPECT_GE(token.begin, reached);
            reached = token.end;
        }
        EXPECT_EQ(reached, text.cleaned.size());
    }
}

}  // namespace
}  // namespace orrery
