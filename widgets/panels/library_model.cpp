#include "widgets/panels/library_model.h"

#include <algorithm>
#include <utility>

#include "widgets/panels/numbers.h"

namespace orrery {
namespace {

// internal ids: what a row is a child of
constexpr quintptr kTop = 0;
constexpr quintptr kInDatasets = 1;
constexpr quintptr kInCheckpoints = 2;
constexpr quintptr kFirstDataset = 3;

QString keyOf(const QString& dataset, int position) { return dataset + QLatin1Char('/') + QString::number(position); }

}  // namespace

void LibraryModel::setDatasets(QList<LibraryDataset> datasets) {
    beginResetModel();
    datasets_ = std::move(datasets);
    filterDatasets();
    endResetModel();
}

void LibraryModel::setCheckpoints(QList<LibraryCheckpoint> checkpoints) {
    // while one is loading it tells often how far it is; that must take nobody's selection away
    if (std::ranges::equal(checkpoints, checkpoints_, {}, &LibraryCheckpoint::id, &LibraryCheckpoint::id)) {
        checkpoints_ = std::move(checkpoints);
        if (checkpoints_.isEmpty()) return;
        const auto section = index(sectionRow(Kind::Checkpoint), 0);
        Q_EMIT dataChanged(index(0, 0, section), index(static_cast<int>(checkpoints_.size()) - 1, 0, section));
        return;
    }
    beginResetModel();
    checkpoints_ = std::move(checkpoints);
    endResetModel();
}

void LibraryModel::setFilter(const QString& text) {
    beginResetModel();
    filter_ = text.trimmed();
    filterDatasets();
    endResetModel();
}

void LibraryModel::retranslate() {
    beginResetModel();
    endResetModel();
}

void LibraryModel::filterDatasets() {
    shown_.assign(static_cast<std::size_t>(datasets_.size()), {});
    for (int dataset = 0; dataset < datasets_.size(); ++dataset) {
        const auto& episodes = datasets_[dataset].episodes;
        for (int position = 0; position < episodes.size(); ++position) {
            const auto& episode = episodes[position];
            const bool passes = filter_.isEmpty() || episode.instruction.contains(filter_, Qt::CaseInsensitive) ||
                                tr("Episode %1").arg(episode.number).contains(filter_, Qt::CaseInsensitive);
            if (passes) shown_[static_cast<std::size_t>(dataset)].push_back(position);
        }
    }
}

void LibraryModel::setThumbnail(const QString& dataset, int position, const QImage& picture) {
    // twice the size drawn is enough for every screen, however large the frame was
    constexpr int kWidest = 128;
    thumbnails_.insert(keyOf(dataset, position), picture.width() > kWidest ? picture.scaledToWidth(kWidest, Qt::SmoothTransformation) : picture);
    if (const auto index = indexOfEpisode(dataset, position); index.isValid()) Q_EMIT dataChanged(index, index, {ThumbnailRole});
}

bool LibraryModel::isFiltered(int dataset) const {
    return static_cast<qsizetype>(shown_[static_cast<std::size_t>(dataset)].size()) < datasets_[dataset].episodes.size();
}

LibraryModel::Kind LibraryModel::sectionAt(int row) const { return row == 0 && !datasets_.isEmpty() ? Kind::Dataset : Kind::Checkpoint; }

int LibraryModel::sectionRow(Kind section) const { return section == Kind::Checkpoint && !datasets_.isEmpty() ? 1 : 0; }

LibraryModel::Kind LibraryModel::kindOf(const QModelIndex& index) const {
    switch (index.internalId()) {
        case kTop: return Kind::Section;
        case kInDatasets: return Kind::Dataset;
        case kInCheckpoints: return Kind::Checkpoint;
        default: break;
    }
    const auto& shown = shown_[index.internalId() - kFirstDataset];
    return static_cast<std::size_t>(index.row()) < shown.size() ? Kind::Episode : Kind::Note;
}

QModelIndex LibraryModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid()) return createIndex(row, column, kTop);
    if (parent.internalId() == kTop) return createIndex(row, column, sectionAt(parent.row()) == Kind::Dataset ? kInDatasets : kInCheckpoints);
    return createIndex(row, column, kFirstDataset + static_cast<quintptr>(parent.row()));
}

QModelIndex LibraryModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kTop) return {};
    if (child.internalId() == kInDatasets) return createIndex(sectionRow(Kind::Dataset), 0, kTop);
    if (child.internalId() == kInCheckpoints) return createIndex(sectionRow(Kind::Checkpoint), 0, kTop);
    return createIndex(static_cast<int>(child.internalId() - kFirstDataset), 0, kInDatasets);
}

int LibraryModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return (datasets_.isEmpty() ? 0 : 1) + (checkpoints_.isEmpty() ? 0 : 1);
    switch (kindOf(parent)) {
        case Kind::Section: return static_cast<int>(sectionAt(parent.row()) == Kind::Dataset ? datasets_.size() : checkpoints_.size());
        case Kind::Dataset: return static_cast<int>(shown_[static_cast<std::size_t>(parent.row())].size()) + (isFiltered(parent.row()) ? 1 : 0);
        default: return 0;
    }
}

QModelIndex LibraryModel::indexOfEpisode(const QString& dataset, int position) const {
    for (int at = 0; at < datasets_.size(); ++at) {
        if (datasets_[at].id != dataset) continue;
        const auto& shown = shown_[static_cast<std::size_t>(at)];
        const auto found = std::ranges::lower_bound(shown, position);
        if (found == shown.end() || *found != position) return {};
        return createIndex(static_cast<int>(found - shown.begin()), 0, kFirstDataset + static_cast<quintptr>(at));
    }
    return {};
}

Qt::ItemFlags LibraryModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const auto kind = kindOf(index);
    return kind == Kind::Note || kind == Kind::Section ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto kind = kindOf(index);
    if (role == KindRole) return static_cast<int>(kind);
    if (role == Qt::DisplayRole) role = TitleRole;
    switch (kind) {
        case Kind::Section: return sectionData(index, role);
        case Kind::Dataset: return datasetData(datasets_[index.row()], role);
        case Kind::Checkpoint: return checkpointData(checkpoints_[index.row()], role);
        default: return episodeData(static_cast<int>(index.internalId() - kFirstDataset), index.row(), role);
    }
}

QVariant LibraryModel::sectionData(const QModelIndex& index, int role) const {
    if (role != TitleRole) return {};
    return sectionAt(index.row()) == Kind::Dataset ? tr("Datasets") : tr("Checkpoints");
}

QVariant LibraryModel::datasetData(const LibraryDataset& dataset, int role) const {
    switch (role) {
        case TitleRole: return dataset.name;
        case IdRole: return dataset.id;
        case ProblemRole:
        case Qt::ToolTipRole: return dataset.problem.isEmpty() && role == Qt::ToolTipRole ? dataset.id : dataset.problem;
        case DetailRole: {
            QStringList parts{dataset.format, tr("%n episodes", nullptr, static_cast<int>(dataset.episodes.size()))};
            if (dataset.fps > 0) parts << tr("%1 Hz").arg(dataset.fps);
            return parts.join(QStringLiteral(" · "));
        }
        default: return {};
    }
}

QVariant LibraryModel::checkpointData(const LibraryCheckpoint& checkpoint, int role) const {
    switch (role) {
        case TitleRole: return checkpoint.name;
        case IdRole: return checkpoint.id;
        case ProblemRole:
        case Qt::ToolTipRole: return checkpoint.problem.isEmpty() && role == Qt::ToolTipRole ? checkpoint.id : checkpoint.problem;
        case CurrentRole: return checkpoint.current;
        case Qt::AccessibleTextRole: return QStringLiteral("%1, %2").arg(checkpoint.name, checkpointData(checkpoint, DetailRole).toString());
        case DetailRole: {
            using State = LibraryCheckpoint::State;
            QStringList parts{checkpoint.family.isEmpty() ? tr("Unknown family") : checkpoint.family};
            if (checkpoint.state == State::Loading) parts << tr("loading %1 %").arg(checkpoint.percent);
            if (checkpoint.state == State::Loaded) parts << (checkpoint.current ? tr("predicts") : tr("loaded"));
            if (checkpoint.state == State::TensorsOnly) parts << tr("tensors only");
            if (checkpoint.state == State::Failed) parts << tr("failed");
            if (checkpoint.parameters > 0) parts << siNumber(static_cast<double>(checkpoint.parameters));
            return parts.join(QStringLiteral(" · "));
        }
        default: return {};
    }
}

QVariant LibraryModel::episodeData(int at, int row, int role) const {
    const auto& dataset = datasets_[at];
    const auto& shown = shown_[static_cast<std::size_t>(at)];
    if (static_cast<std::size_t>(row) >= shown.size()) {
        return role == TitleRole ? tr("%1 of %2 shown").arg(grouped(static_cast<qint64>(shown.size())), grouped(dataset.episodes.size())) : QVariant();
    }
    const int position = shown[static_cast<std::size_t>(row)];
    const auto& episode = dataset.episodes[position];
    switch (role) {
        case TitleRole: return episode.instruction.isEmpty() ? tr("No instruction") : episode.instruction;
        case DetailRole: return tr("Episode %1").arg(episode.number);
        case LengthRole: return episode.length;
        case IdRole: return dataset.id;
        case PositionRole: return position;
        case ProblemRole: return episode.problem;
        case ThumbnailRole: return thumbnail(dataset.id, position);
        case Qt::ToolTipRole: return episode.problem.isEmpty() ? episode.instruction : episode.problem;
        case Qt::AccessibleTextRole: return tr("Episode %1, %2, %n steps", nullptr, episode.length).arg(episode.number).arg(episode.instruction);
        default: return {};
    }
}

QVariant LibraryModel::thumbnail(const QString& dataset, int position) const {
    const auto key = keyOf(dataset, position);
    const auto found = thumbnails_.find(key);
    if (found != thumbnails_.end()) return *found;
    if (!asked_.contains(key)) {
        asked_.insert(key);
        Q_EMIT thumbnailWanted(dataset, position);
    }
    return {};
}

}  // namespace orrery
