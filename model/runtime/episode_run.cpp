#include "model/runtime/episode_run.h"

#include <algorithm>

namespace orrery {
namespace {

constexpr std::size_t kComparisonBytes = std::size_t{256} << 20;
constexpr std::size_t kPatchBytes = std::size_t{128} << 20;

}  // namespace

EpisodeRun::EpisodeRun(DatasetPtr dataset, std::size_t position, EpisodeTicket ticket, FrameNews news)
    : dataset_(std::move(dataset)),
      position_(position),
      ticket_(ticket),
      length_(position < dataset_->episodes().size() ? dataset_->episodes()[position].length : 0),
      tree_(std::make_shared<TimelineTree>(length_)),
      comparisons_(kComparisonBytes),
      patches_(kPatchBytes),
      frames_(dataset_, position, std::move(news)) {}

std::shared_ptr<TimelineTree> EpisodeRun::tree() const {
    std::scoped_lock lock(mutex_);
    return tree_;
}

EpisodeDataPtr EpisodeRun::data() const {
    const auto read = pendingData.peek();
    return read && *read ? **read : nullptr;
}

ComparisonPtr EpisodeRun::comparison(int branch, std::int64_t madeAt, const std::string& input, Contrast contrast) const {
    std::scoped_lock lock(mutex_);
    return comparisons_.use({tree_->ownerOf(branch, madeAt), madeAt, input, contrast});
}

ErrorSeries EpisodeRun::errors(int branch, const std::string& input, Contrast contrast) const {
    std::scoped_lock lock(mutex_);
    ErrorBook merged(length_);
    for (const auto& [key, book] : books_) {
        const auto& [owner, bookInput, bookContrast] = key;
        if (bookInput != input || bookContrast != contrast) continue;
        merged.addFrom(book, [&, mine = owner](std::int64_t madeAt) { return tree_->ownerOf(branch, madeAt) == mine; });
    }
    return merged.series();
}

void EpisodeRun::keep(const TimelineTree* tree, int owner, const ComparisonPtr& comparison) {
    std::scoped_lock lock(mutex_);
    if (tree != tree_.get()) return;
    const Comparison& one = *comparison;
    comparisons_.put({owner, one.madeAt, one.input, one.contrast}, comparison, one.bytes());
    books_.try_emplace({owner, one.input, one.contrast}, length_).first->second.add(one);
}

std::shared_ptr<const PatchFeatures> EpisodeRun::patches(std::size_t camera, std::int64_t step, std::size_t encoder) const {
    std::scoped_lock lock(mutex_);
    return patches_.use({camera, step, encoder});
}

void EpisodeRun::keepPatches(std::size_t camera, std::int64_t step, std::size_t encoder,
                             std::shared_ptr<const PatchFeatures> features) {
    std::scoped_lock lock(mutex_);
    const std::size_t bytes = features->tokens.bytes();
    patches_.put({camera, step, encoder}, std::move(features), bytes);
}

void EpisodeRun::forgetModel() {
    std::scoped_lock lock(mutex_);
    tree_ = std::make_shared<TimelineTree>(length_);
    comparisons_.clear();
    books_.clear();
    patches_.clear();
}

}  // namespace orrery
