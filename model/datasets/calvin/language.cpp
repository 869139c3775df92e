#include "model/datasets/calvin/language.h"

#include <algorithm>
#include <optional>

#include "model/archives/npy.h"
#include "model/archives/pickle.h"
#include "model/archives/pickle_text.h"

namespace orrery::calvin {
namespace {

using pickle::Document;
using pickle::Id;
using pickle::Kind;
using pickle::Node;

/// lang_annotations first, then the same table for another text encoder, then the places of older releases.
std::filesystem::path findTable(const std::filesystem::path& folder) {
    std::error_code failure;
    const auto there = [&](const std::filesystem::path& file) { return std::filesystem::exists(file, failure); };
    const auto usual = folder / "lang_annotations" / "auto_lang_ann.npy";
    if (there(usual)) return usual;
    for (const char* name : {"lang_paraphrase-MiniLM-L3-v2", "lang_all-MiniLM-L6-v2", "lang_all-MiniLM-L12-v2", "lang_all-mpnet-base-v2", "lang_annotations_noemb",
                             "lang_BERT", "lang_clip_resnet50", "lang_clip_ViTB32", "lang_huggingface_distilroberta"}) {
        if (there(folder / name / "auto_lang_ann.npy")) return folder / name / "auto_lang_ann.npy";
    }
    for (const char* name : {"auto_lang_ann.npy", "lang_ann.npy"}) {
        if (there(folder / name)) return folder / name;
    }
    return {};
}

/// The nodes of a list, a tuple or an object array.
std::vector<Id> itemsOf(const Document& document, const Node& node) {
    if (node.kind == Kind::Array) return document.array(node).objects;
    if (node.kind == Kind::List || node.kind == Kind::Tuple) return node.items;
    // lists of configuration libraries keep their values in a member
    if (node.kind == Kind::Object && document.object(node).state != pickle::kAbsent) {
        const Node* content = document.get(document.at(document.object(node).state), "_content");
        if (content && content->kind == Kind::List) return content->items;
    }
    return {};
}

/// A text, or the first text of a list as the older tool wrote it.
std::string textOf(const Document& document, Id id) {
    const Node& node = document.at(id);
    if (node.kind == Kind::Text) return pickle::toUtf8(node.text);
    const auto items = itemsOf(document, node);
    return !items.empty() && document.at(items.front()).kind == Kind::Text ? pickle::toUtf8(document.at(items.front()).text) : std::string();
}

std::vector<std::string> textsOf(const Document& document, const Node* node) {
    std::vector<std::string> texts;
    if (!node) return texts;
    for (const Id id : itemsOf(document, *node)) texts.push_back(textOf(document, id));
    return texts;
}

/// A Python integer or a numpy one.
std::optional<std::int64_t> integerOf(const Document& document, Id id) {
    const Node& node = document.at(id);
    if (node.kind == Kind::Int && node.text.empty()) return node.integer;
    if (node.kind != Kind::Array) return std::nullopt;
    const auto value = pickle::values(document, document.array(node), {});
    if (!value || value->size() != 1) return std::nullopt;
    if (value->dtype() == DType::I64) return value->values<std::int64_t>().front();
    return static_cast<std::int64_t>(toDoubles(*value).front());
}

using Pair = std::pair<std::int64_t, std::int64_t>;

/// A list of pairs, or an array [n, 2]; nothing when it is neither.
std::optional<std::vector<Pair>> pairsOf(const Document& document, const Node* node) {
    std::vector<Pair> pairs;
    if (!node) return std::nullopt;
    if (node->kind == Kind::Array && !document.array(*node).isObjects) {
        const auto values = pickle::values(document, document.array(*node), {});
        if (!values || values->dtype() != DType::I64 || values->shape().size() != 2 || values->shape()[1] != 2) return std::nullopt;
        const auto numbers = values->values<std::int64_t>();
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) pairs.emplace_back(numbers[i], numbers[i + 1]);
        return pairs;
    }
    for (const Id id : itemsOf(document, *node)) {
        const auto parts = itemsOf(document, document.at(id));
        const auto first = parts.size() == 2 ? integerOf(document, parts[0]) : std::nullopt;
        const auto last = parts.size() == 2 ? integerOf(document, parts[1]) : std::nullopt;
        if (!first || !last) return std::nullopt;
        pairs.emplace_back(*first, *last);
    }
    return pairs;
}

const pickle::Object* dangerIn(const Document& document) {
    for (const pickle::Object& object : document.objects) {
        if (pickle::isDangerous(object.name, object.moduleSize)) return &object;
    }
    return nullptr;
}

Result<std::vector<Clip>> clipsOf(const Document& document, const std::string& where) {
    if (const pickle::Object* danger = dangerIn(document)) {
        return fileError("runs_code", "asks to run " + pickle::toUtf8(danger->name) + "; nothing was run, no clips are shown", where);
    }
    const Node* root = &document.rootNode();
    // np.save wraps a dict in an array of no dimension
    if (root->kind == Kind::Array && document.array(*root).objects.size() == 1) root = &document.at(document.array(*root).objects.front());
    const Node* language = document.get(*root, "language");
    if (!language) return fileError("corrupt", "has no 'language' in it", where);
    const bool old = language->kind == Kind::List;
    const Node* info = document.get(*root, "info");
    const auto texts = textsOf(document, old ? language : document.get(*language, "ann"));
    const auto tasks = old ? std::vector<std::string>(texts.size()) : textsOf(document, document.get(*language, "task"));
    const auto spans = pairsOf(document, old || !info ? document.get(*root, "indx") : document.get(*info, "indx"));
    if (!spans) return fileError("corrupt", "has no list of spans ('indx') in it", where);
    if (texts.size() != spans->size() || tasks.size() != spans->size()) {
        return fileError("corrupt", std::to_string(texts.size()) + " instructions, " + std::to_string(tasks.size()) + " tasks, " + std::to_string(spans->size()) + " spans: no clips are shown", where);
    }
    std::vector<Clip> clips;
    for (std::size_t i = 0; i < texts.size(); ++i) clips.push_back({(*spans)[i].first, (*spans)[i].second, texts[i], tasks[i]});
    return clips;
}

}  // namespace

Language readLanguage(const std::filesystem::path& splitFolder) {
    Language language;
    const auto table = findTable(splitFolder);
    if (table.empty()) return language;
    const std::string where = table.filename().string();
    const auto clips = [&]() -> Result<std::vector<Clip>> {
        auto file = MappedFile::open(table);
        if (!file) return file.error();
        language.bytes = SharedBytes::of(*file).text();
        auto document = readNpyObjects(SharedBytes::of(*file), where);
        if (!document) return document.error();
        return clipsOf(*document, where);
    }();
    if (clips) {
        language.clips = *clips;
    } else {
        const Error& error = clips.error();
        const bool cut = error.code == "truncated";
        language.problems.push_back({std::nullopt, {}, kindName(error.kind), where + (cut ? " is cut off: " : ": ") + error.message, error.hint});
    }
    return language;
}

}  // namespace orrery::calvin
