#include "model/base/result.h"

#include <new>

namespace orrery {

std::string kindName(Error::Kind kind) {
    switch (kind) {
        case Error::Kind::NotFound: return "not_found";
        case Error::Kind::Unsupported: return "unsupported";
        case Error::Kind::Corrupt: return "corrupt";
        case Error::Kind::Device: return "device";
        case Error::Kind::Cancelled: return "cancelled";
        case Error::Kind::Internal: break;
    }
    return "internal";
}

std::string describe(const Error& error) {
    std::string line = error.where.empty() ? error.message : error.where + ": " + error.message;
    return error.hint.empty() ? line : line + "; " + error.hint;
}

Error cancelled(std::string where) {
    return {Error::Kind::Cancelled, "stopped", std::move(where), {}, {}};
}

Error errorFromException(const std::exception& exception, std::string where) {
    const bool memory = dynamic_cast<const std::bad_alloc*>(&exception) != nullptr;
    if (memory) return {Error::Kind::Device, "not enough memory", std::move(where), "out_of_memory", {}};
    // the first line tells what happened; libraries append stack traces
    std::string text = exception.what();
    text = text.substr(0, text.find('\n'));
    return {Error::Kind::Internal, std::move(text), std::move(where), {}, {}};
}

}  // namespace orrery
