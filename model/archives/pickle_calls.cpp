// The part of the machine that meets names and calls: they are written down, never made.
#include "model/archives/pickle_machine.h"
#include "model/archives/pickle_text.h"

namespace orrery::pickle {
namespace {

/// "__builtin__" and "numpy._core" are the older and newer spelling of the same modules.
std::string normalisedModule(std::string_view module) {
    if (module == "__builtin__") return "builtins";
    constexpr std::string_view kNew = "numpy._core";
    if (module.starts_with(kNew)) return "numpy.core" + std::string(module.substr(kNew.size()));
    return std::string(module);
}

}  // namespace

bool Machine::makeCall(unsigned char opcode) {
    switch (opcode) {
        case 'c': {
            const std::string_view module = line();
            const std::string_view name = line();
            symbol(module, name);
            return true;
        }
        case 0x93: {
            const Id name = pop();
            const Id module = pop();
            if (failed()) return true;
            const auto& nodes = document_.nodes;
            if (nodes[name].kind != Kind::Text || nodes[module].kind != Kind::Text) {
                fail("corrupt", "a class is named by something that is not a text");
            } else {
                symbol(nodes[module].text, nodes[name].text);
            }
            return true;
        }
        case 'R': case 0x81: {
            const Id args = pop();
            call(pop(), args);
            return true;
        }
        case 0x92: {
            const Id keywords = pop();
            const Id args = pop();
            call(pop(), args);
            // keyword arguments are kept like entries, so that they are seen
            if (!failed() && document_.at(keywords).kind == Kind::Dict) setItems(top(), copyOf(document_.at(keywords).items));
            return true;
        }
        case 'i': {
            const std::string_view module = line();
            const std::string_view name = line();
            std::vector<Id> args = popMark();
            symbol(module, name);
            if (!failed()) callWith(pop(), std::move(args));
            return true;
        }
        case 'o': {
            std::vector<Id> args = popMark();
            if (args.empty()) {
                fail("corrupt", "a call names nothing");
                return true;
            }
            const Id callee = args.front();
            args.erase(args.begin());
            callWith(callee, std::move(args));
            return true;
        }
        case 'b': {
            const Id state = pop();
            build(top(), state);
            return true;
        }
        case 'Q': persistentId(); return true;
        case 'P': fail("unsupported", "persistent ids as text are not supported"); return true;
        case 0x82: case 0x83: case 0x84:
            fail("unsupported", "the pickle uses the extension registry (EXT" + std::to_string(1 << (opcode - 0x82)) + "), which is never resolved");
            return true;
        case 0x97: case 0x98: fail("unsupported", "buffers outside the pickle are not supported"); return true;
        default: return false;
    }
}

void Machine::symbol(std::string_view module, std::string_view name) {
    if (failed()) return;
    if (!isUtf8(module) || !isUtf8(name)) return fail("corrupt", "a class name is not UTF-8");
    const std::string known = normalisedModule(module);
    Node node;
    node.kind = Kind::Symbol;
    node.integer = static_cast<std::int64_t>(known.size());
    node.text = keep(known + "." + std::string(name));
    push(std::move(node));
}

void Machine::call(Id callee, Id args) {
    if (failed()) return;
    if (document_.at(args).kind != Kind::Tuple) return fail("corrupt", "call arguments are not a tuple");
    callWith(callee, copyOf(document_.at(args).items));
}

std::vector<Id> Machine::copyOf(const std::vector<Id>& items) {
    copied_ += items.size();
    if (copied_ <= kMaxCopied) return items;
    fail("too_large", "the pickle repeats more than fifty million values");
    return {};
}

void Machine::callWith(Id callee, std::vector<Id> args) {
    if (failed()) return;
    const Node& named = document_.at(callee);
    Object object;
    if (named.kind == Kind::Symbol) {
        object.name = named.text;
        object.moduleSize = static_cast<std::size_t>(named.integer);
    } else if (named.kind == Kind::Object) {
        object.name = "call";
        args.insert(args.begin(), callee);
    } else {
        return fail("corrupt", "a value that is not a class or function is called");
    }
    object.args = std::move(args);
    document_.objects.push_back(std::move(object));
    Node node;
    node.kind = Kind::Object;
    node.integer = static_cast<std::int64_t>(document_.objects.size() - 1);
    push(std::move(node));
}

void Machine::build(Id target, Id state) {
    if (failed()) return;
    const Node& node = document_.at(target);
    if (node.kind != Kind::Object) return fail("corrupt", "a state is given to a plain value");
    document_.objects[static_cast<std::size_t>(node.integer)].state = state;
}

void Machine::persistentId() {
    const Id id = pop();
    if (failed()) return;
    const Node& tuple = document_.at(id);
    if (tuple.kind != Kind::Tuple) return fail("corrupt", "a storage is named by something that is not a storage");
    // legacy files name the class, file and source text of modules: only the class matters
    const bool isModule = tuple.items.size() > 1 && document_.at(tuple.items[0]).kind == Kind::Text && document_.at(tuple.items[0]).text == "module";
    if (isModule) return stack_.push_back(tuple.items[1]);
    Node node;
    node.kind = Kind::Storage;
    node.items = copyOf(tuple.items);
    push(std::move(node));
}

}  // namespace orrery::pickle
