#include "model/runtime/episode_run.h"

#include <algorithm>

namespace orrery {
namespace {

constexpr std::size_t kComparisonBytes = std::size_t{256} << 20;
constexpr std::size_t kPatchBytes = std::size_t{128} << 20;
constexpr std::size_t kTreeBytes = std::size_t{768} << 20;   // predicted frames of the model that is heard
constexpr std::size_t kAsideBytes = std::size_t{512} << 20;  // those of all other models together

}  // namespace

EpisodeRun::EpisodeRun(DatasetPtr dataset, std::size_t position, EpisodeTicket ticket, FrameNews news)
    : dataset_(std::move(dataset)),
      position_(position),
      ticket_(ticket),
      length_(position < dataset_->episodes().size() ? dataset_->episodes()[position].length : 0),
      comparisons_(kComparisonBytes),
      patches_(kPatchBytes),
      frames_(dataset_, position, std::move(news)) {
    startAnew(nullptr, {});
}

std::shared_ptr<TimelineTree> EpisodeRun::tree() const {
    std::scoped_lock lock(mutex_);
    return said_.front().tree;
}

EpisodeDataPtr EpisodeRun::data() const {
    const auto read = pendingData.peek();
    return read && *read ? **read : nullptr;
}

ComparisonPtr EpisodeRun::comparison(int branch, std::int64_t madeAt, const std::string& input, Contrast contrast) const {
    std::scoped_lock lock(mutex_);
    const Said& now = said_.front();
    return comparisons_.use({now.number, now.tree->ownerOf(branch, madeAt), madeAt, input, contrast});
}

ErrorSeries EpisodeRun::errors(int branch, const std::string& input, Contrast contrast) const {
    std::scoped_lock lock(mutex_);
    ErrorBook merged(length_);
    const Said& now = said_.front();
    for (const auto& [key, book] : now.books) {
        const auto& [owner, bookInput, bookContrast] = key;
        if (bookInput != input || bookContrast != contrast) continue;
        merged.addFrom(book, [&, mine = owner](std::int64_t madeAt) { return now.tree->ownerOf(branch, madeAt) == mine; });
    }
    return merged.series();
}

void EpisodeRun::keep(const TimelineTree* tree, int owner, const ComparisonPtr& comparison) {
    std::scoped_lock lock(mutex_);
    Said* said = saidIn(tree);
    if (!said) return;
    const Comparison& one = *comparison;
    comparisons_.put({said->number, owner, one.madeAt, one.input, one.contrast}, comparison, one.bytes());
    said->books.try_emplace({owner, one.input, one.contrast}, length_).first->second.add(one);
}

std::shared_ptr<const PatchFeatures> EpisodeRun::patches(std::size_t camera, std::int64_t step, std::size_t encoder) const {
    std::scoped_lock lock(mutex_);
    return patches_.use({said_.front().number, camera, step, encoder});
}

void EpisodeRun::keepPatches(const TimelineTree* tree, std::size_t camera, std::int64_t step, std::size_t encoder,
                             std::shared_ptr<const PatchFeatures> features) {
    std::scoped_lock lock(mutex_);
    const Said* said = saidIn(tree);
    if (!said) return;
    const std::size_t bytes = features->tokens.bytes();
    patches_.put({said->number, camera, step, encoder}, std::move(features), bytes);
}

void EpisodeRun::hear(const WorldModel* model, const InputMapping& mapping) {
    std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find_if(said_, [&](const Said& one) { return one.model == model && one.mapping == mapping; });
    if (found != said_.end()) said_.splice(said_.begin(), said_, found);
    else startAnew(model, mapping);
    // one mapping is remembered for each model, and where no model spoke there is nothing to come back to
    said_.remove_if([&](const Said& one) { return &one != &said_.front() && (one.model == model || !one.model); });
    shareMemory();
}

void EpisodeRun::forget(const WorldModel* model) {
    std::scoped_lock lock(mutex_);
    const Said& now = said_.front();
    if (now.model == model) startAnew(model, now.mapping);
    said_.remove_if([&](const Said& one) { return &one != &said_.front() && one.model == model; });
    // the last one to go takes the pictures along; among others they age away
    if (said_.size() == 1) {
        comparisons_.clear();
        patches_.clear();
    }
    shareMemory();
}

EpisodeRun::Said& EpisodeRun::startAnew(const WorldModel* model, const InputMapping& mapping) {
    return said_.emplace_front(Said{model, mapping, nextNumber_++, std::make_shared<TimelineTree>(length_, kTreeBytes), {}});
}

EpisodeRun::Said* EpisodeRun::saidIn(const TimelineTree* tree) {
    const auto found = std::ranges::find_if(said_, [&](const Said& one) { return one.tree.get() == tree; });
    return found == said_.end() ? nullptr : &*found;
}

void EpisodeRun::shareMemory() {
    for (Said& one : said_) one.tree->setBudget(&one == &said_.front() ? kTreeBytes : kAsideBytes / (said_.size() - 1));
}

}  // namespace orrery
