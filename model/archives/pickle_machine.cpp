#include "model/archives/pickle_machine.h"

#include <bit>
#include <cstring>

#include "model/archives/pickle_text.h"

namespace orrery::pickle {
namespace {

constexpr std::size_t kMaxNodes = 10'000'000;
constexpr int kNewestProtocol = 5;

}  // namespace

Machine::Machine(SharedBytes bytes, std::string where) : where_(std::move(where)), text_(bytes.text()) {
    document_.source = std::move(bytes);
}

void Machine::fail(std::string code, std::string message) {
    if (!error_) error_ = fileError(std::move(code), std::move(message) + " (byte " + std::to_string(at_) + ")", where_);
}

Result<void> Machine::run() {
    while (true) {
        if (at_ >= text_.size()) return fileError("truncated", "the pickle ends without a stop after " + std::to_string(at_) + " bytes", where_);
        const auto opcode = static_cast<unsigned char>(text_[at_++]);
        auto result = step(opcode);
        if (!result) return result.error();
        if (*result == Step::Stop) return {};
    }
}

Result<Machine::Step> Machine::step(unsigned char opcode) {
    if (opcode == '.') {
        if (!marks_.empty()) fail("corrupt", "the pickle ends with open marks");
        if (stack_.empty()) fail("corrupt", "the pickle holds no value");
        if (failed()) return *error_;
        document_.root = stack_.back();
        return Step::Stop;
    }
    const bool known = pushConstant(opcode) || pushNumber(opcode) || pushText(opcode) || useMemo(opcode) || buildContainer(opcode) ||
                       makeCall(opcode) || moveStack(opcode) || startFrame(opcode);
    if (!known) {
        constexpr const char* kDigits = "0123456789abcdef";
        fail("corrupt", std::string("unknown instruction 0x") + kDigits[opcode >> 4] + kDigits[opcode & 15]);
    }
    if (document_.nodes.size() > kMaxNodes) fail("too_large", "the pickle holds more than ten million values");
    if (failed()) return *error_;
    return Step::Next;
}

// ---- reading

std::string_view Machine::take(std::uint64_t count, const char* what) {
    const std::uint64_t left = text_.size() - at_;
    if (count > left) {
        fail("truncated", std::string(what) + " of " + std::to_string(count) + " bytes is announced, " + std::to_string(left) + " are left");
        return {};
    }
    const std::string_view part = text_.substr(at_, count);
    at_ += count;
    return part;
}

std::string_view Machine::line() {
    const std::size_t end = text_.find('\n', at_);
    if (end == std::string_view::npos) {
        fail("truncated", "a name has no end");
        return {};
    }
    const std::string_view part = text_.substr(at_, end - at_);
    at_ = end + 1;
    return part;
}

std::uint64_t Machine::number(int bytes) {
    std::uint64_t value = 0;
    const std::string_view part = take(static_cast<std::uint64_t>(bytes), "a number");
    if (!part.empty()) std::memcpy(&value, part.data(), part.size());
    return value;
}

// ---- building

Id Machine::add(Node node) {
    document_.nodes.push_back(std::move(node));
    return static_cast<Id>(document_.nodes.size() - 1);
}

Id Machine::addText(Kind kind, std::string_view text) {
    Node node;
    node.kind = kind;
    node.text = text;
    return add(std::move(node));
}

std::string_view Machine::keep(std::string text) {
    document_.texts.push_back(std::move(text));
    return document_.texts.back();
}

Id Machine::pop() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back())) {
        fail("corrupt", "the stack is empty");
        return kAbsent;
    }
    const Id id = stack_.back();
    stack_.pop_back();
    return id;
}

Id Machine::top() {
    const Id id = pop();
    if (id != kAbsent) stack_.push_back(id);
    return id;
}

std::vector<Id> Machine::popMark() {
    if (marks_.empty()) {
        fail("corrupt", "a mark is missing");
        return {};
    }
    const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    std::vector<Id> values(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    marks_.pop_back();
    return values;
}

bool Machine::pushConstant(unsigned char opcode) {
    Node node;
    switch (opcode) {
        case 'N': break;
        case 0x88: node.kind = Kind::Bool, node.integer = 1; break;
        case 0x89: node.kind = Kind::Bool; break;
        case ']': node.kind = Kind::List; break;
        case '}': node.kind = Kind::Dict; break;
        case ')': node.kind = Kind::Tuple; break;
        case 0x8f: node.kind = Kind::Set; break;
        default: return false;
    }
    push(std::move(node));
    return true;
}

bool Machine::pushNumber(unsigned char opcode) {
    Node node;
    node.kind = Kind::Int;
    switch (opcode) {
        case 'J': node.integer = static_cast<std::int32_t>(number(4)); break;
        case 'K': node.integer = static_cast<std::int64_t>(number(1)); break;
        case 'M': node.integer = static_cast<std::int64_t>(number(2)); break;
        case 0x8a: longInteger(number(1)); return true;
        case 0x8b: {
            const auto size = static_cast<std::int32_t>(number(4));
            if (size < 0) {
                fail("corrupt", "an integer of negative length is announced");
            } else {
                longInteger(static_cast<std::uint64_t>(size));
            }
            return true;
        }
        case 'G':
            node.kind = Kind::Float;
            node.real = std::bit_cast<double>(__builtin_bswap64(number(8)));
            break;
        case 'I': textInteger(); return true;
        case 'L': decimal(line()); return true;
        case 'F': textFloat(); return true;
        default: return false;
    }
    push(std::move(node));
    return true;
}

void Machine::longInteger(std::uint64_t size) {
    const std::string_view bytes = take(size, "an integer");
    Node node;
    node.kind = Kind::Int;
    if (size <= 8) {
        std::uint64_t value = !bytes.empty() && (bytes.back() & 0x80) ? ~std::uint64_t{0} : 0;
        if (!bytes.empty()) std::memcpy(&value, bytes.data(), bytes.size());
        node.integer = static_cast<std::int64_t>(value);
    } else if (!failed()) {
        node.text = keep(decimalFromLittleEndian(bytes));
    }
    push(std::move(node));
}

void Machine::decimal(std::string_view text) {
    if (text.ends_with('L')) text.remove_suffix(1);
    if (failed()) return;
    Node node;
    node.kind = Kind::Int;
    if (const auto value = parseInteger(text)) {
        node.integer = *value;
    } else if (isDecimal(text)) {
        node.text = text;
    } else {
        fail("corrupt", "not a number");
    }
    push(std::move(node));
}

void Machine::textInteger() {
    const std::string_view text = line();
    if (text != "00" && text != "01") return decimal(text);
    Node node;
    node.kind = Kind::Bool;
    node.integer = text == "01";
    push(std::move(node));
}

void Machine::textFloat() {
    const std::string_view text = line();
    if (failed()) return;
    const auto value = parseFloat(text);
    if (!value) return fail("corrupt", "not a number: \"" + std::string(text.substr(0, 40)) + "\"");
    Node node;
    node.kind = Kind::Float;
    node.real = *value;
    push(std::move(node));
}

bool Machine::pushText(unsigned char opcode) {
    Kind kind = Kind::Text;
    std::uint64_t size = 0;
    switch (opcode) {
        case 'X': size = number(4); break;
        case 0x8c: size = number(1); break;
        case 0x8d: size = number(8); break;
        case 'T':  // Python 2 texts have a signed length
            size = number(4);
            if (size > INT32_MAX) {
                fail("corrupt", "a text of negative length is announced");
                return true;
            }
            break;
        case 'U': size = number(1); break;
        case 'B': kind = Kind::Bytes, size = number(4); break;
        case 'C': kind = Kind::Bytes, size = number(1); break;
        case 0x8e: case 0x96: kind = Kind::Bytes, size = number(8); break;
        case 'S': quotedText(); return true;
        case 'V': stack_.push_back(addText(Kind::Text, keep(unescapedUnicode(line())))); return true;
        default: return false;
    }
    if (failed()) return true;
    const std::string_view text = take(size, kind == Kind::Text ? "a text" : "a byte string");
    stack_.push_back(addText(kind, text));
    return true;
}

void Machine::quotedText() {
    const std::string_view text = line();
    if (failed()) return;
    if (text.size() < 2 || text.front() != text.back() || (text.front() != '\'' && text.front() != '"')) {
        return fail("corrupt", "a text without quotes");
    }
    stack_.push_back(addText(Kind::Text, keep(unescapedBytes(text.substr(1, text.size() - 2)))));
}

bool Machine::useMemo(unsigned char opcode) {
    switch (opcode) {
        case 'q': remember(number(1)); return true;
        case 'r': remember(number(4)); return true;
        case 0x94: remember(memo_.size()); return true;
        case 'h': recall(number(1)); return true;
        case 'j': recall(number(4)); return true;
        case 'p': case 'g': break;
        default: return false;
    }
    const auto index = parseInteger(line());
    if (!index || *index < 0) {
        fail("corrupt", "a memo number is not a number");
    } else if (opcode == 'p') {
        remember(static_cast<std::uint64_t>(*index));
    } else {
        recall(static_cast<std::uint64_t>(*index));
    }
    return true;
}

void Machine::remember(std::uint64_t index) {
    const Id id = top();
    if (!failed()) memo_[index] = id;
}

void Machine::recall(std::uint64_t index) {
    if (failed()) return;
    const auto found = memo_.find(index);
    if (found == memo_.end()) return fail("corrupt", "memo entry " + std::to_string(index) + " is used before it is set");
    stack_.push_back(found->second);
}

bool Machine::buildContainer(unsigned char opcode) {
    Node node;
    switch (opcode) {
        case 'l': node.kind = Kind::List, node.items = popMark(); break;
        case 't': node.kind = Kind::Tuple, node.items = popMark(); break;
        case 0x91: node.kind = Kind::Set, node.items = popMark(); break;
        case 'd':
            node.kind = Kind::Dict, node.items = popMark();
            if (node.items.size() % 2 != 0) fail("corrupt", "a dict entry has no value");
            break;
        case 0x85: case 0x86: case 0x87: {
            node.kind = Kind::Tuple;
            node.items.resize(opcode - 0x84u);
            for (auto it = node.items.rbegin(); it != node.items.rend(); ++it) *it = pop();
            break;
        }
        case 'a': {
            const Id value = pop();
            append(top(), {value}, false);
            return true;
        }
        case 'e': case 0x90: {
            const std::vector<Id> values = popMark();
            append(top(), values, opcode == 0x90);
            return true;
        }
        case 's': {
            const Id value = pop();
            const Id key = pop();
            setItems(top(), {key, value});
            return true;
        }
        case 'u': {
            const std::vector<Id> pairs = popMark();
            setItems(top(), pairs);
            return true;
        }
        default: return false;
    }
    if (!failed()) push(std::move(node));
    return true;
}

void Machine::append(Id target, const std::vector<Id>& values, bool toSet) {
    if (failed()) return;
    Node& node = document_.nodes[target];
    if (node.kind == Kind::Object) {
        auto& items = document_.objects[static_cast<std::size_t>(node.integer)].items;
        items.insert(items.end(), values.begin(), values.end());
    } else if (node.kind == (toSet ? Kind::Set : Kind::List)) {
        node.items.insert(node.items.end(), values.begin(), values.end());
    } else {
        fail("corrupt", std::string("a value is added to something that is not a ") + (toSet ? "set" : "list"));
    }
}

void Machine::setItems(Id target, const std::vector<Id>& pairs) {
    if (failed()) return;
    if (pairs.size() % 2 != 0) return fail("corrupt", "a dict entry has no value");
    Node& node = document_.nodes[target];
    if (node.kind == Kind::Object) {
        auto& entries = document_.objects[static_cast<std::size_t>(node.integer)].entries;
        entries.insert(entries.end(), pairs.begin(), pairs.end());
    } else if (node.kind == Kind::Dict) {
        node.items.insert(node.items.end(), pairs.begin(), pairs.end());
    } else {
        fail("corrupt", "an entry is set in something that is not a dict");
    }
}

bool Machine::moveStack(unsigned char opcode) {
    switch (opcode) {
        case '(': marks_.push_back(stack_.size()); return true;
        case '0':
            if (!marks_.empty() && marks_.back() == stack_.size()) {
                marks_.pop_back();
            } else {
                pop();
            }
            return true;
        case '1': popMark(); return true;
        case '2': {
            const Id id = top();
            if (!failed()) stack_.push_back(id);
            return true;
        }
        default: return false;
    }
}

bool Machine::startFrame(unsigned char opcode) {
    if (opcode == 0x80) {
        const auto protocol = number(1);
        if (protocol > kNewestProtocol) fail("unsupported", "pickle protocol " + std::to_string(protocol) + " is not known");
        return true;
    }
    if (opcode != 0x95) return false;
    // a frame only groups bytes; a wrong length is met again by whatever lies in it
    number(8);
    return true;
}

}  // namespace orrery::pickle
