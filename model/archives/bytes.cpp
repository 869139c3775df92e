#include "model/archives/bytes.h"

#include <array>

namespace orrery {
namespace {

Error::Kind kindOf(std::string_view code) {
    constexpr std::array<std::string_view, 6> kUnsupported{"unsupported", "not_a_checkpoint", "is_directory",
                                                           "runs_code",   "needs_consent",    "lfs_pointer"};
    for (const std::string_view one : kUnsupported) {
        if (one == code) return Error::Kind::Unsupported;
    }
    return code == "missing_part" || code == "not_found" ? Error::Kind::NotFound : Error::Kind::Corrupt;
}

}  // namespace

Error fileError(std::string code, std::string message, std::string where, std::string hint) {
    const Error::Kind kind = kindOf(code);
    return {kind, std::move(message), std::move(where), std::move(code), std::move(hint)};
}

}  // namespace orrery
