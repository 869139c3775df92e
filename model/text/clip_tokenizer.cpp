#include "model/text/clip_tokenizer.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "model/text/bpe_vocabulary.h"
#include "model/text/pieces.h"
#include "model/text/text_cleaning.h"

namespace orrery {
namespace {

constexpr std::string_view kEndOfWord = "</w>";

class BytePairTokenizer final : public ClipTokenizer {
public:
    explicit BytePairTokenizer(BpeVocabulary vocabulary) : vocabulary_(std::move(vocabulary)) {}

    TokenizedText tokenize(std::string_view text, std::size_t contextLength) const override;
    std::size_t vocabularySize() const override { return vocabulary_.size(); }
    std::int32_t startMarker() const override { return vocabulary_.startMarker(); }
    std::int32_t endMarker() const override { return vocabulary_.endMarker(); }

private:
    Token marker(std::int32_t id, std::size_t begin, std::size_t end) const {
        return {id, vocabulary_.spelling(id), begin, end, true};
    }
    std::vector<std::int32_t> merged(std::string_view piece) const;
    void appendPiece(const Piece& piece, std::string_view text, std::vector<Token>& tokens) const;

    BpeVocabulary vocabulary_;
};

std::vector<std::int32_t> BytePairTokenizer::merged(std::string_view piece) const {
    std::vector<std::int32_t> symbols;
    for (std::size_t at = 0; at < piece.size(); ++at) {
        symbols.push_back(vocabulary_.idOf(static_cast<std::uint8_t>(piece[at]), at + 1 == piece.size()));
    }
    for (;;) {
        BpeVocabulary::Merge best{std::numeric_limits<std::int32_t>::max(), 0};
        std::pair<std::int32_t, std::int32_t> pair;
        for (std::size_t at = 0; at + 1 < symbols.size(); ++at) {
            const auto merge = vocabulary_.merge(symbols[at], symbols[at + 1]);
            if (!merge || merge->rank >= best.rank) continue;
            best = *merge;
            pair = {symbols[at], symbols[at + 1]};
        }
        if (best.rank == std::numeric_limits<std::int32_t>::max()) return symbols;
        // all occurrences, left to right, without overlap
        std::size_t kept = 0;
        for (std::size_t at = 0; at < symbols.size(); ++kept) {
            const bool both = at + 1 < symbols.size() && std::pair(symbols[at], symbols[at + 1]) == pair;
            symbols[kept] = both ? best.result : symbols[at];
            at += both ? 2 : 1;
        }
        symbols.resize(kept);
    }
}

void BytePairTokenizer::appendPiece(const Piece& piece, std::string_view text, std::vector<Token>& tokens) const {
    if (piece.marker != Piece::Marker::None) {
        tokens.push_back(marker(piece.marker == Piece::Marker::Start ? startMarker() : endMarker(), piece.begin, piece.end));
        return;
    }
    auto begin = piece.begin;
    for (const auto id : merged(text.substr(piece.begin, piece.end - piece.begin))) {
        auto spelling = vocabulary_.spelling(id);
        if (spelling.ends_with(kEndOfWord)) spelling.resize(spelling.size() - kEndOfWord.size());
        const auto end = begin + vocabulary_.byteCount(id);
        tokens.push_back({id, std::move(spelling), begin, end, false});
        begin = end;
    }
}

TokenizedText BytePairTokenizer::tokenize(std::string_view text, std::size_t contextLength) const {
    auto cleaned = cleanText(text);
    TokenizedText result;
    result.original = text;
    result.cleaned = std::move(cleaned.text);
    result.cleaning = std::move(cleaned.changes);
    result.contextLength = contextLength;
    result.tokens.push_back(marker(startMarker(), 0, 0));
    for (const auto& piece : piecesOf(result.cleaned)) appendPiece(piece, result.cleaned, result.tokens);
    result.tokens.push_back(marker(endMarker(), result.cleaned.size(), result.cleaned.size()));
    return result;
}

}  // namespace

std::vector<std::int32_t> TokenizedText::padded() const {
    std::vector<std::int32_t> ids(contextLength, 0);
    const auto kept = std::min(contextLength, tokens.size());
    for (std::size_t at = 0; at < kept; ++at) ids[at] = tokens[at].id;
    if (kept > 0 && !fits()) ids[kept - 1] = tokens.back().id;
    return ids;
}

Result<std::shared_ptr<const ClipTokenizer>> ClipTokenizer::open(const std::filesystem::path& vocabulary) {
    auto read = BpeVocabulary::read(vocabulary);
    if (!read) return read.error();
    return std::shared_ptr<const ClipTokenizer>(std::make_shared<BytePairTokenizer>(*std::move(read)));
}

}  // namespace orrery
