#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace orrery {

/// A part of a cleaned text that is encoded on its own.
struct Piece {
    enum class Marker { None, Start, End };
    std::size_t begin = 0;  ///< Bytes.
    std::size_t end = 0;
    Marker marker = Marker::None;  ///< "<|startoftext|>" and "<|endoftext|>" written out.
};

/// Splits as CLIP's regular expression does: markers, English contractions, runs of letters, single digits, runs of the rest.
std::vector<Piece> piecesOf(std::string_view cleaned);

}  // namespace orrery
