// Which datasets are open and which one is shown.
#include <QFileInfo>
#include <QUndoStack>
#include <algorithm>
#include <utility>

#include "widgets/bridge/session.h"

namespace orrery {

std::vector<DatasetPtr> Session::datasets() const {
    std::vector<DatasetPtr> all;
    for (const OpenDataset& open : datasets_) all.push_back(open.dataset);
    return all;
}

QString Session::datasetPath() const {
    return dataset_ ? QFileInfo(QString::fromStdString(dataset_->path().string())).absoluteFilePath() : QString();
}

std::size_t Session::shownPlace() const {
    const auto found = std::ranges::find(datasets_, dataset_, &OpenDataset::dataset);
    return static_cast<std::size_t>(found - datasets_.begin());
}

void Session::leaveDataset() {
    if (const std::size_t place = shownPlace(); place < datasets_.size()) {
        datasets_[place].position = position_;
        datasets_[place].step = step_;
    }
}

/// Where an opened dataset goes: into its old place when it was read anew, into that of the one it replaces, or behind all.
std::size_t Session::placeFor(const Dataset& dataset, const DatasetPtr& replaced) {
    const auto same = std::ranges::find_if(datasets_, [&](const OpenDataset& open) { return open.dataset->path() == dataset.path(); });
    auto place = static_cast<std::size_t>(same - datasets_.begin());
    const auto victim = replaced ? std::ranges::find(datasets_, replaced, &OpenDataset::dataset) : datasets_.end();
    if (victim == datasets_.end() || victim == same) return place;
    const auto freed = static_cast<std::size_t>(victim - datasets_.begin());
    if (same == datasets_.end()) return freed;
    datasets_.erase(victim);
    return freed < place ? place - 1 : place;
}

void Session::takeDataset(const DatasetPtr& dataset, const QString& path) {
    leaveDataset();
    const std::size_t place = placeFor(*dataset, takeReplaced(path).dataset);
    const auto episodes = dataset->episodes();
    OpenDataset opened{dataset, 0, 0};
    const auto usable = std::ranges::find(episodes, true, &EpisodeInfo::usable);
    if (usable != episodes.end()) opened.position = static_cast<std::size_t>(usable - episodes.begin());
    if (place < datasets_.size()) datasets_[place] = opened;
    else datasets_.push_back(opened);

    // a restored session opens several; only the one it is about comes forward
    const bool named = start_.dataset.isEmpty() || start_.dataset == QString::fromStdString(dataset->path().string());
    const bool meant = behind_.erase(path) == 0 && named;
    if (!meant) {
        if (!dataset_) bringForward(place);
        else Q_EMIT datasetChanged();
        return;
    }
    const Start start = std::exchange(start_, {});
    if (start.episode) {
        const auto wished = std::ranges::find(episodes, *start.episode, &EpisodeInfo::index);
        if (wished != episodes.end()) datasets_[place].position = static_cast<std::size_t>(wished - episodes.begin());
    }
    bringForward(place);
    // where a session stood is no move of the person: a restored one computes nothing
    if (start.step) standAt(std::clamp<qint64>(*start.step, 0, std::max<qint64>(length() - 1, 0)));
    if (!start.instruction.isEmpty()) setInstruction(start.instruction);
}

void Session::bringForward(std::size_t place) {
    const OpenDataset open = datasets_[place];
    dataset_ = open.dataset;
    Q_EMIT datasetChanged();
    proposeMapping();
    setEpisode(open.position);
    if (open.step > 0) setStep(open.step);
}

void Session::showDataset(std::size_t place) {
    if (place >= datasets_.size() || place == shownPlace()) return;
    leaveDataset();
    bringForward(place);
}

void Session::showNextDataset() {
    if (datasets_.size() > 1) showDataset((shownPlace() + 1) % datasets_.size());
}

void Session::closeDataset() {
    const std::size_t place = shownPlace();
    if (place >= datasets_.size()) return;
    datasets_.erase(datasets_.begin() + static_cast<std::ptrdiff_t>(place));
    if (!datasets_.empty()) return bringForward(place > 0 ? place - 1 : 0);
    dataset_ = nullptr;
    undo_->clear();
    markers_->setPlace({}, -1);
    player_->setEpisode(0, 0);
    engine_->closeEpisode();
    ++ticket_;
    Q_EMIT datasetChanged();
    Q_EMIT episodeChanged();
}

}  // namespace orrery
