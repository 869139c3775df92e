#include "model/datasets/calvin/split.h"

#include <algorithm>
#include <optional>

#include "model/archives/npy.h"
#include "model/datasets/calvin/language.h"

namespace orrery::calvin {
namespace {

constexpr std::int64_t kPlausibleLength = 200'000;  // steps; the longest published recording has some 60 thousand
constexpr std::int64_t kLongest = 1'000'000;        // steps, whatever the table and the names of files say

struct NumberedFile {
    StepNaming naming;
    std::int64_t id;
};

/// Splits "episode_0358482.npz" into prefix, number and suffix; nothing for other names.
std::optional<NumberedFile> parseName(const std::string& name) {
    if (!name.ends_with(".npz")) return std::nullopt;
    const std::size_t end = name.size() - 4;
    std::size_t begin = end;
    while (begin > 0 && name[begin - 1] >= '0' && name[begin - 1] <= '9') --begin;
    if (begin == end || end - begin > 18) return std::nullopt;
    return NumberedFile{{name.substr(0, begin), ".npz", static_cast<int>(end - begin)}, std::stoll(name.substr(begin, end - begin))};
}

/// The naming of the first step file that the folder shows; the usual one when there is none.
StepNaming learnNaming(const std::filesystem::path& folder) {
    std::error_code failure;
    for (std::filesystem::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        if (const auto file = parseName(it->path().filename().string())) return file->naming;
    }
    return {};
}

/// Numbers of all step files, sorted. Slow for large folders: only asked for when a table contradicts itself.
std::vector<std::int64_t> listIds(const std::filesystem::path& folder) {
    std::vector<std::int64_t> ids;
    std::error_code failure;
    for (std::filesystem::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        if (const auto file = parseName(it->path().filename().string())) ids.push_back(file->id);
    }
    std::ranges::sort(ids);
    return ids;
}

bool isThere(const std::filesystem::path& file) {
    std::error_code failure;
    return std::filesystem::exists(file, failure);
}

Result<std::vector<Interval>> readIntervals(Split& split) {
    const auto file = split.folder / "ep_start_end_ids.npy";
    auto mapped = MappedFile::open(file);
    if (!mapped) return mapped.error();
    split.tables += SharedBytes::of(*mapped).text();
    auto values = readNpy(SharedBytes::of(*mapped), file.string());
    if (!values) return values.error();
    const auto& shape = values->shape();
    if (shape.size() != 2 || shape[1] != 2) {
        return fileError("corrupt", "ep_start_end_ids.npy has shape " + toText(shape) + ", not [n, 2]", file.string());
    }
    const bool wide = values->dtype() == DType::I64;
    if (!wide && values->dtype() != DType::I32) return fileError("corrupt", "ep_start_end_ids.npy does not hold integers", file.string());
    std::vector<Interval> intervals;
    for (std::size_t i = 0; i < static_cast<std::size_t>(shape[0]); ++i) {
        const auto at = [&](std::size_t k) { return wide ? values->values<std::int64_t>()[k] : values->values<std::int32_t>()[k]; };
        intervals.push_back({at(2 * i), at(2 * i + 1), 0});
    }
    return intervals;
}

/// Sets each interval's length and says what is wrong with it.
void checkIntervals(Split& split) {
    std::optional<std::vector<std::int64_t>> ids;
    for (std::size_t i = 0; i < split.intervals.size(); ++i) {
        Interval& interval = split.intervals[i];
        const std::string listed = "interval " + std::to_string(i) + ": " + std::to_string(interval.first) + "-" + std::to_string(interval.last);
        const auto report = [&](const char* kind, std::string message) {
            split.problems.push_back({static_cast<std::int64_t>(i), {}, kind, std::move(message), "copy the missing files or leave this episode out"});
        };
        if (interval.first < 0 || interval.last < interval.first) {
            report("corrupt", listed + " ends before it starts");
            continue;
        }
        const bool plausible = interval.last - interval.first < kPlausibleLength;
        interval.length = plausible ? interval.last - interval.first + 1 : 0;
        const bool hasFirst = isThere(split.step(interval.first));
        if (plausible && hasFirst && isThere(split.step(interval.last))) continue;
        if (!ids) ids = listIds(split.folder);
        const auto begin = std::ranges::lower_bound(*ids, interval.first);
        const auto end = std::ranges::upper_bound(*ids, interval.last);
        if (begin == end) {
            interval.length = 0;
            report("not_found", listed + ": none of its files is there");
        } else if (!plausible || interval.length > static_cast<std::int64_t>(ids->size())) {
            interval.length = std::min(*(end - 1) - interval.first + 1, kLongest);
            report("corrupt", listed + ": only its first " + std::to_string(end - begin) + " files are there");
        } else {
            report("not_found", listed + (hasFirst ? ": the last file, " + split.naming.name(interval.last) : ": the first file, " + split.naming.name(interval.first)) + ", is missing");
        }
    }
}

void checkClips(Split& split) {
    std::vector<Clip> kept;
    for (std::size_t i = 0; i < split.clips.size(); ++i) {
        const Clip& clip = split.clips[i];
        const bool inside = std::ranges::any_of(split.intervals, [&](const Interval& one) { return clip.first >= one.first && clip.first <= one.last; });
        if (inside && clip.last >= clip.first) {
            kept.push_back(clip);
            continue;
        }
        split.problems.push_back({std::nullopt, {}, "corrupt",
                                  "clip " + std::to_string(i) + " (" + std::to_string(clip.first) + "-" + std::to_string(clip.last) + ") lies outside all intervals",
                                  {}});
    }
    split.clips = std::move(kept);
}

}  // namespace

std::string StepNaming::name(std::int64_t id) const {
    std::string number = std::to_string(id);
    if (static_cast<int>(number.size()) < digits) number.insert(0, static_cast<std::size_t>(digits) - number.size(), '0');
    std::string text = prefix;
    return text.append(number).append(suffix);
}

Result<Split> readSplit(const std::filesystem::path& folder, std::string name) {
    Split split;
    split.name = std::move(name);
    split.folder = folder;
    auto intervals = readIntervals(split);
    if (!intervals) {
        Error error = intervals.error();
        if (error.kind == Error::Kind::NotFound) error.message = "ep_start_end_ids.npy is missing";
        return error;
    }
    split.intervals = *std::move(intervals);
    const bool usual = !split.intervals.empty() && isThere(split.step(split.intervals.front().first));
    if (!usual) split.naming = learnNaming(folder);
    checkIntervals(split);
    auto language = readLanguage(folder);
    split.clips = std::move(language.clips);
    split.tables += language.bytes;
    split.problems.insert(split.problems.end(), language.problems.begin(), language.problems.end());
    checkClips(split);
    return split;
}

}  // namespace orrery::calvin
