#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QImage>
#include <QSet>
#include <vector>

namespace orrery {

struct LibraryEpisode {
    int number = 0;       ///< As the dataset counts.
    QString instruction;  ///< May be empty.
    int length = 0;       ///< Steps.
    QString problem;      ///< What is wrong with it; empty when nothing is.
};

struct LibraryDataset {
    QString id;      ///< Comes back in signals.
    QString name;
    QString format;  ///< "LeRobot v2.1"
    double fps = 0;
    QList<LibraryEpisode> episodes;
    QString problem;
};

struct LibraryCheckpoint {
    enum class State { Loading, Loaded, TensorsOnly, Failed };
    QString id;
    QString name;
    QString family;  ///< "GR-1"; empty when no family is recognised.
    State state = State::Loaded;
    int percent = 0;          ///< While loading.
    qint64 parameters = 0;    ///< 0: not known yet.
    QString problem;
    bool current = false;     ///< The one that predicts.
};

/// Sections, their datasets or checkpoints, and the episodes that pass the filter. Nothing is made per episode.
class LibraryModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Kind { Section, Dataset, Episode, Note, Checkpoint };
    enum Role { KindRole = Qt::UserRole, IdRole, PositionRole, TitleRole, DetailRole, LengthRole, ProblemRole, ThumbnailRole, CurrentRole };
    using QAbstractItemModel::QAbstractItemModel;

    void setDatasets(QList<LibraryDataset> datasets);
    void setCheckpoints(QList<LibraryCheckpoint> checkpoints);
    /// Episodes whose instruction or number holds `text`; an empty one shows all.
    void setFilter(const QString& text);
    void setThumbnail(const QString& dataset, int position, const QImage& picture);
    bool isEmpty() const { return datasets_.isEmpty() && checkpoints_.isEmpty(); }
    /// Invalid when the filter hides it or it does not exist.
    QModelIndex indexOfEpisode(const QString& dataset, int position) const;
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return 1; }
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// A row without a picture was drawn; told once for each.
    void thumbnailWanted(const QString& dataset, int position) const;

private:
    Kind kindOf(const QModelIndex& index) const;
    Kind sectionAt(int row) const;  ///< Dataset or Checkpoint.
    int sectionRow(Kind section) const;
    void filterDatasets();
    bool isFiltered(int dataset) const;
    QVariant sectionData(const QModelIndex& index, int role) const;
    QVariant datasetData(const LibraryDataset& dataset, int role) const;
    QVariant checkpointData(const LibraryCheckpoint& checkpoint, int role) const;
    QVariant episodeData(int dataset, int row, int role) const;
    QVariant thumbnail(const QString& dataset, int position) const;

    QList<LibraryDataset> datasets_;
    QList<LibraryCheckpoint> checkpoints_;
    std::vector<std::vector<int>> shown_;  // per dataset: positions that pass the filter
    QString filter_;
    QHash<QString, QImage> thumbnails_;   // key: id/position
    mutable QSet<QString> asked_;
};

}  // namespace orrery
