#include "widgets/bridge/markers.h"

#include <QUndoStack>
#include <utility>

#include "widgets/bridge/done_command.h"

namespace orrery {

Markers::Markers(QUndoStack& undo, QObject* parent) : QObject(parent), undo_(undo) {}

void Markers::setPlace(const QString& dataset, qint64 episode) {
    dataset_ = dataset;
    episode_ = episode;
    Q_EMIT changed();
}

void Markers::toggle(qint64 step) {
    Names names = here();
    const bool marked = names.remove(step) > 0;
    if (!marked) names.insert(step, {});
    change(names, marked ? tr("remove marker") : tr("set marker"));
}

void Markers::rename(qint64 step, const QString& name) {
    Names names = here();
    const QString shortName = name.simplified().left(kLongestName);
    if (!names.contains(step) || names[step] == shortName) return;
    names[step] = shortName;
    change(names, tr("rename marker"));
}

std::optional<qint64> Markers::next(qint64 step) const {
    const Names names = here();
    if (names.isEmpty()) return std::nullopt;
    const auto behind = names.upperBound(step);
    return behind == names.cend() ? names.firstKey() : behind.key();
}

void Markers::restore(Book book) {
    undo_.clear();
    book_ = std::move(book);
    Q_EMIT changed();
}

void Markers::change(const Names& after, const QString& what) {
    if (dataset_.isEmpty()) return;
    const auto set = [this, dataset = dataset_, episode = episode_](const Names& names) { put(dataset, episode, names); };
    const Names before = here();
    set(after);
    undo_.push(new DoneCommand(what, [set, before] { set(before); }, [set, after] { set(after); }));
}

void Markers::put(const QString& dataset, qint64 episode, const Names& names) {
    auto& episodes = book_[dataset];
    if (names.isEmpty()) episodes.remove(episode);
    else episodes[episode] = names;
    if (episodes.isEmpty()) book_.remove(dataset);
    Q_EMIT changed();
}

}  // namespace orrery
