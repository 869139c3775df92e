#pragma once

#include <QMap>
#include <QObject>
#include <QString>
#include <optional>

class QUndoStack;

namespace orrery {

/// Steps that a person marked, each with a short name or none, by dataset and episode. Every change can be undone. GUI thread only.
class Markers : public QObject {
    Q_OBJECT
public:
    static constexpr int kLongestName = 40;  ///< letters
    using Names = QMap<qint64, QString>;     ///< by step
    /// By the absolute path of a dataset and the dataset's own number of an episode.
    using Book = QMap<QString, QMap<qint64, Names>>;

    Markers(QUndoStack& undo, QObject* parent);

    /// The episode that here() is about; an empty path: none.
    void setPlace(const QString& dataset, qint64 episode);
    Names here() const { return book_.value(dataset_).value(episode_); }
    /// Marks a step, or takes its marker away.
    void toggle(qint64 step);
    void rename(qint64 step, const QString& name);
    /// The first marker behind `step`, else the first of all.
    std::optional<qint64> next(qint64 step) const;

    const Book& all() const { return book_; }
    /// A session comes back: nothing of what was before can be undone.
    void restore(Book book);

Q_SIGNALS:
    void changed();

private:
    void change(const Names& after, const QString& what);
    void put(const QString& dataset, qint64 episode, const Names& names);

    QUndoStack& undo_;
    Book book_;
    QString dataset_;
    qint64 episode_ = -1;
};

}  // namespace orrery
