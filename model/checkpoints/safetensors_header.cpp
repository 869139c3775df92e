#include "model/checkpoints/safetensors_header.h"

#include <nlohmann/json.hpp>
#include <unordered_set>

#include "model/archives/bytes.h"
#include "model/archives/pickle_text.h"

namespace orrery {
namespace {

/// Takes the header apart while it is parsed: order and repeated names would be lost in a JSON object, large integers in a double.
class HeaderHandler final : public nlohmann::json_sax<nlohmann::json> {
public:
    SafetensorsHeader header;
    std::string problem;          ///< what is wrong, empty while nothing is
    std::string code = "corrupt";

    bool null() override { return scalar("null"); }
    bool boolean(bool) override { return scalar("a truth value"); }
    bool number_float(double, const std::string& text) override { return scalar("the number " + text.substr(0, 40)); }
    bool binary(binary_t&) override { return scalar("binary data"); }

    bool number_integer(std::int64_t value) override {
        if (inMetadata()) return scalar("a number");
        return wrong(here() + (field_ == "data_offsets" ? ": negative offset " : ": negative size ") + std::to_string(value));
    }

    bool number_unsigned(std::uint64_t value) override {
        if (depth_ != 3 || !inList_) return scalar("a number");
        if (field_ == "data_offsets") {
            entry().offsets.push_back(value);
        } else if (field_ == "shape") {
            if (value > INT64_MAX) return wrong(here() + ": the shape has more than 2^63 elements");
            entry().shape->push_back(static_cast<std::int64_t>(value));
        }
        return true;
    }

    bool string(std::string& value) override {
        if (inMetadata() && depth_ == 2) {
            header.metadata.emplace_back(field_, value);
            return true;
        }
        if (depth_ != 2 || field_ != "dtype") return scalar("a text");
        entry().dtype = value;
        return true;
    }

    bool key(std::string& value) override {
        if (depth_ == 1) {
            if (!names_.insert(value).second) {
                code = "duplicate_entry";
                return wrong("the header names " + value + " twice");
            }
            name_ = value;
            if (!inMetadata()) header.entries.push_back({value, {}, {}, {}});
        } else {
            field_ = value;
        }
        return true;
    }

    bool start_object(std::size_t) override {
        if (depth_ >= 2 && inMetadata()) header.oddMetadata = true;
        if (++depth_ > 2 && !inMetadata()) return wrong(depth_ > 16 ? "the header is nested too deeply" : here() + " has an object where none belongs");
        return depth_ <= 16 || wrong("the header is nested too deeply");
    }
    bool end_object() override { return --depth_, true; }

    bool start_array(std::size_t) override {
        if (depth_ == 0) return wrong("the header is not a JSON object");
        if (++depth_ > 16) return wrong("the header is nested too deeply");
        if (inMetadata()) {
            header.oddMetadata = true;
            return true;
        }
        if (depth_ != 3 || (field_ != "shape" && field_ != "data_offsets")) return wrong(here() + " has a list where none belongs");
        inList_ = true;
        if (field_ == "shape") entry().shape = Shape{};
        return true;
    }
    bool end_array() override {
        --depth_;
        inList_ = false;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return wrong("the header is not JSON (byte " + std::to_string(position) + ")");
    }

private:
    bool inMetadata() const { return name_ == "__metadata__" && depth_ >= 1; }
    std::string here() const { return name_.empty() ? "the header" : pickle::toUtf8(name_); }
    SafetensorsEntry& entry() { return header.entries.back(); }

    bool scalar(const std::string& what) {
        if (inMetadata() && depth_ >= 2) {
            header.oddMetadata = true;
            return true;
        }
        if (depth_ == 0) return wrong("the header is not a JSON object");
        return wrong(here() + " holds " + what + " where it does not belong" + (field_.empty() ? "" : " (" + pickle::toUtf8(field_) + ")"));
    }

    bool wrong(std::string message) {
        if (problem.empty()) problem = std::move(message);
        return false;
    }

    std::unordered_set<std::string> names_;
    std::string name_;
    std::string field_;
    int depth_ = 0;
    bool inList_ = false;
};

}  // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, const std::string& where) {
    if (!pickle::isUtf8(json)) return fileError("corrupt", "the header is not UTF-8", where);
    HeaderHandler handler;
    const bool parsed = nlohmann::json::sax_parse(json, &handler);
    if (!handler.problem.empty()) return fileError(handler.code, handler.problem, where);
    if (!parsed) return fileError("corrupt", "the header is not JSON", where);
    return std::move(handler.header);
}

}  // namespace orrery
