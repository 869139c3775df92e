#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.h"

namespace orrery {

/// One token of a text, with the place in the cleaned text that it stands for.
struct Token {
    std::int32_t id = 0;
    std::string text;            ///< The piece as the vocabulary spells it, without "</w>".
    std::size_t begin = 0;       ///< Byte span [begin, end) in TokenizedText::cleaned; empty for markers.
    std::size_t end = 0;
    bool special = false;        ///< Start or end marker.
};

struct TokenizedText {
    std::string original;
    std::string cleaned;         ///< After repair, unescaping, white space and lower-casing.
    std::vector<Token> tokens;   ///< With start and end marker, never cut.
    std::vector<std::string> cleaning;  ///< What cleaning changed, for people: "lower-cased", "2 spaces removed".
    std::size_t contextLength = 77;
    bool fits() const { return tokens.size() <= contextLength; }
    /// Ids padded with zeros to contextLength; too long texts are cut and end with the end marker.
    std::vector<std::int32_t> padded() const;
};

/// CLIP's byte-pair tokeniser. Source: openai/CLIP clip/simple_tokenizer.py at d05afc4.
class ClipTokenizer {
public:
    /// `vocabulary`: bpe_simple_vocab_16e6.txt.gz or a file of the same form with fewer merges.
    static Result<std::shared_ptr<const ClipTokenizer>> open(const std::filesystem::path& vocabulary);
    virtual ~ClipTokenizer() = default;

    virtual TokenizedText tokenize(std::string_view text, std::size_t contextLength = 77) const = 0;
    virtual std::size_t vocabularySize() const = 0;
    virtual std::int32_t startMarker() const = 0;
    virtual std::int32_t endMarker() const = 0;
};
using ClipTokenizerPtr = std::shared_ptr<const ClipTokenizer>;

}  // namespace orrery
