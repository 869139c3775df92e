#include "model/text/bpe_vocabulary.h"

#include <zlib.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "model/text/unicode.h"

namespace orrery {
namespace {

constexpr std::string_view kEndOfWord = "</w>";
constexpr std::size_t kMostMerges = 48894;            // 49408 ids less 512 bytes and 2 markers
constexpr std::size_t kLargestText = 64 * 1024 * 1024;  // the real one is 3.2 MB: anything near this is not a vocabulary

Error corrupt(const std::filesystem::path& file, std::string message, std::string code) {
    return {Error::Kind::Corrupt, std::move(message), file.string(), std::move(code),
            "give CLIP's bpe_simple_vocab_16e6.txt.gz (1 356 917 bytes)"};
}

Result<std::string> readFile(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file)) {
        return Error{Error::Kind::NotFound, "there is no vocabulary file", file.string(), "", "name a file with ORRERY_VOCABULARY"};
    }
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    if (bytes.starts_with("version https://git-lfs")) return corrupt(file, "the vocabulary is a Git LFS pointer, not the file itself", "lfs_pointer");
    if (!bytes.starts_with("\x1f\x8b")) return corrupt(file, "the vocabulary is not a gzip file", "not_gzip");
    return bytes;
}

struct Inflater {
    z_stream stream{};
    bool ready = inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK;
    ~Inflater() {
        if (ready) inflateEnd(&stream);
    }
};

Result<std::string> inflated(std::string bytes, const std::filesystem::path& file) {
    Inflater inflater;
    if (!inflater.ready) return Error{Error::Kind::Internal, "zlib could not start", file.string(), "", ""};
    inflater.stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    inflater.stream.avail_in = static_cast<uInt>(bytes.size());
    std::string text;
    std::array<char, 65536> block{};
    for (;;) {
        inflater.stream.next_out = reinterpret_cast<Bytef*>(block.data());
        inflater.stream.avail_out = static_cast<uInt>(block.size());
        const int state = inflate(&inflater.stream, Z_NO_FLUSH);
        const auto made = block.size() - inflater.stream.avail_out;
        text.append(block.data(), made);
        if (state == Z_STREAM_END) return text;
        if (state == Z_BUF_ERROR || (state == Z_OK && made == 0)) return corrupt(file, "the vocabulary is cut short", "truncated");
        if (state != Z_OK || text.size() > kLargestText) return corrupt(file, "the vocabulary is damaged", "not_gzip");
    }
}

/// Bytes that stand for themselves come first, then the other 68 as U+0100, U+0101, ...
std::array<std::pair<std::uint8_t, char32_t>, 256> byteTable() {
    const auto printable = [](unsigned byte) { return (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174; };
    std::array<std::pair<std::uint8_t, char32_t>, 256> table{};
    std::size_t next = 0;
    for (unsigned byte = 0; byte < 256; ++byte) {
        if (printable(byte)) table[next++] = {static_cast<std::uint8_t>(byte), static_cast<char32_t>(byte)};
    }
    char32_t standIn = 0x100;
    for (unsigned byte = 0; byte < 256; ++byte) {
        if (!printable(byte)) table[next++] = {static_cast<std::uint8_t>(byte), standIn++};
    }
    return table;
}

std::uint64_t keyOf(std::int32_t left, std::int32_t right) {
    return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint32_t>(right);
}

}  // namespace

BpeVocabulary::BpeVocabulary() {
    const auto table = byteTable();
    for (const bool end : {false, true}) {
        for (const auto& [byte, standIn] : table) {
            if (!end) byteIds_[byte] = static_cast<std::int32_t>(size());
            auto spelling = unicode::encode({&standIn, 1});
            if (end) spelling += kEndOfWord;
            add(std::move(spelling), 1);
        }
    }
}

void BpeVocabulary::add(std::string spelling, std::size_t bytes) {
    // of two merges with the same result the later id counts, as in the reference
    ids_[spelling] = static_cast<std::int32_t>(size());
    spellings_.push_back(std::move(spelling));
    byteCounts_.push_back(bytes);
}

Result<void> BpeVocabulary::addMerges(std::string_view lines, const std::filesystem::path& file) {
    std::vector<std::pair<std::string, std::string>> pairs;
    const auto skipLine = [&lines] { lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1); };
    if (!lines.empty()) skipLine();  // the header
    for (std::size_t number = 2; !lines.empty() && pairs.size() < kMostMerges; ++number) {
        const auto line = lines.substr(0, lines.find('\n'));
        const auto space = line.find(' ');
        const auto left = std::string(line.substr(0, space));
        const auto right = space == std::string_view::npos ? std::string() : std::string(line.substr(space + 1));
        const auto leftId = ids_.find(left);
        const auto rightId = ids_.find(right);
        if (leftId == ids_.end() || rightId == ids_.end()) {
            return corrupt(file, "line " + std::to_string(number) + " of the vocabulary does not join two known pieces", "bad_merge");
        }
        add(left + right, byteCount(leftId->second) + byteCount(rightId->second));
        pairs.emplace_back(left, right);
        skipLine();
    }
    if (pairs.empty()) return corrupt(file, "the vocabulary holds no merges", "bad_merge");
    for (std::size_t rank = 0; rank < pairs.size(); ++rank) {
        const auto& [left, right] = pairs[rank];
        merges_[keyOf(ids_[left], ids_[right])] = {static_cast<std::int32_t>(rank), ids_[left + right]};
    }
    return {};
}

Result<BpeVocabulary> BpeVocabulary::read(const std::filesystem::path& file) {
    auto bytes = readFile(file);
    if (!bytes) return bytes.error();
    const auto text = inflated(*std::move(bytes), file);
    if (!text) return text.error();
    BpeVocabulary vocabulary;
    if (const auto added = vocabulary.addMerges(*text, file); !added) return added.error();
    vocabulary.add("<|startoftext|>", 0);
    vocabulary.add("<|endoftext|>", 0);
    return vocabulary;
}

std::optional<BpeVocabulary::Merge> BpeVocabulary::merge(std::int32_t left, std::int32_t right) const {
    const auto found = merges_.find(keyOf(left, right));
    if (found == merges_.end()) return std::nullopt;
    return found->second;
}

}  // namespace orrery
