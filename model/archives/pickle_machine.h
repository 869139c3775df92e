#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "model/archives/pickle_document.h"

namespace orrery::pickle {

/// Values that may be copied out of shared tuples and lists. A copy costs a few bytes of file and as much memory as the list is
/// long, so that without a limit a file of one megabyte could ask for a hundred gigabytes.
constexpr std::size_t kMaxCopied = 50'000'000;

/// Executes the opcodes of one pickle on a stack of node numbers. Calls become Objects; persistent ids become Storage nodes whose items are the id.
class Machine {
public:
    Machine(SharedBytes bytes, std::string where);

    /// The whole pickle; `document()` is complete afterwards but not yet interpreted.
    Result<void> run();
    Document& document() { return document_; }
    std::size_t position() const { return at_; }

private:
    enum class Step { Next, Stop };
    Result<Step> step(unsigned char opcode);
    // each group handles its opcodes and says whether the opcode was one of them
    bool pushConstant(unsigned char opcode);
    bool pushNumber(unsigned char opcode);
    bool pushText(unsigned char opcode);
    bool useMemo(unsigned char opcode);
    bool buildContainer(unsigned char opcode);
    bool makeCall(unsigned char opcode);
    bool moveStack(unsigned char opcode);
    bool startFrame(unsigned char opcode);

    // reading; on failure error_ is set and a harmless value comes back
    std::string_view take(std::uint64_t count, const char* what);
    std::string_view line();
    std::uint64_t number(int bytes);
    void longInteger(std::uint64_t size);
    void decimal(std::string_view text);
    void textInteger();
    void textFloat();
    void quotedText();

    // building
    Id add(Node node);
    Id addText(Kind kind, std::string_view text);
    std::string_view keep(std::string text);
    void push(Node node) { stack_.push_back(add(std::move(node))); }
    Id pop();
    Id top();
    std::vector<Id> popMark();
    void remember(std::uint64_t index);
    void recall(std::uint64_t index);
    void symbol(std::string_view module, std::string_view name);
    void call(Id callee, Id args);
    void callWith(Id callee, std::vector<Id> args);
    std::vector<Id> copyOf(const std::vector<Id>& items);
    void append(Id target, const std::vector<Id>& values, bool toSet);
    void setItems(Id target, const std::vector<Id>& pairs);
    void build(Id target, Id state);
    void persistentId();

    void fail(std::string code, std::string message);
    bool failed() const { return error_.has_value(); }

    Document document_;
    std::string where_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Id> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint64_t, Id> memo_;
    std::size_t copied_ = 0;
    std::optional<Error> error_;
};

}  // namespace orrery::pickle
