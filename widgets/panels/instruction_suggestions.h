#pragma once

#include <QAbstractListModel>
#include <QFrame>
#include <QStyledItemDelegate>
#include <vector>

class QListView;

namespace orrery {

class TextLabel;

struct InstructionChoice {
    QString text;
    int count = 0;        ///< Episodes with this text; 0: not shown.
    bool pinned = false;  ///< History only: stays on top.
    QString name;         ///< A task name that completes to the text ("rotate_red_block_right"); may be empty.
};

struct InstructionChoices {
    QStringList episode;                     ///< This episode's texts, in order.
    QList<InstructionChoice> dataset;        ///< Distinct texts of the dataset.
    QList<InstructionChoice> history;        ///< Of this model, newest first.
};

/// Rows of the popup: a title for each group that has matches, then its texts, best match first.
class SuggestionModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { TextRole = Qt::UserRole, CountRole, TitleRole, PinnedRole };
    using QAbstractListModel::QAbstractListModel;
    void setChoices(InstructionChoices choices);
    /// An empty pattern shows everything.
    void setPattern(const QString& pattern);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        InstructionChoice choice;
        bool title = false;
    };
    void rebuild();
    void addGroup(const QString& title, QList<InstructionChoice> choices, bool byCount);

    InstructionChoices choices_;
    QString pattern_;
    std::vector<Row> rows_;
};

/// The popup under the instruction field; never takes the focus.
class InstructionSuggestions : public QFrame {
    Q_OBJECT
public:
    explicit InstructionSuggestions(QWidget* parent);
    SuggestionModel* model() const { return model_; }
    void setNote(const QString& note);
    void openUnder(const QWidget* field);
    /// Moves the selection, past titles; +1 or -1.
    void step(int by);
    /// Empty when nothing is selected.
    QString selectedText() const;
    void clearSelection();

Q_SIGNALS:
    void chosen(const QString& text);

private:
    void restyle();
    SuggestionModel* model_;
    QListView* list_;
    TextLabel* note_;
    const QWidget* field_ = nullptr;  ///< what it opened under
};

}  // namespace orrery
