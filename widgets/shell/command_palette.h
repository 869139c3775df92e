#pragma once

#include <QAbstractListModel>
#include <functional>
#include <vector>

#include "widgets/panels/panel.h"

class QLineEdit;
class QListView;

namespace orrery {

class CommandRegistry;
class TextLabel;

/// One line of the palette.
struct PaletteRow {
    QString title;
    QString category;
    QString keys;
    QString icon;
    QString reason;           ///< Why it cannot be run; empty: it can.
    QList<int> highlighted;   ///< Letters of the title that answer what was typed.
    std::function<void()> run;
    int score = 0;
    int uses = 0;
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { KeysRole = Qt::UserRole, CategoryRole, IconRole, ReasonRole, HighlightedRole };
    using QAbstractListModel::QAbstractListModel;
    void setRows(std::vector<PaletteRow> rows);
    const std::vector<PaletteRow>& rows() const { return rows_; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PaletteRow> rows_;
};

/// Every command by name, and steps, episodes, checkpoints, branches, columns to add and keys behind # @ ~ > + and ?. A top-level popup,
/// since native child windows cover their siblings.
class CommandPalette : public Panel {
    Q_OBJECT
public:
    /// Rows for what stands after a prefix, unfiltered ('@', '~', '>', '+') or already answering the text ('#').
    using Source = std::function<std::vector<PaletteRow>(const QString& text)>;

    CommandPalette(CommandRegistry& registry, QWidget* window);
    void setSource(QChar prefix, Source source);
    /// Opens at the place in the window that the pictures show, with everything listed.
    void open(const QString& text = {});
    const PaletteModel& model() const { return *model_; }

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void filter();
    std::vector<PaletteRow> commands() const;
    std::vector<PaletteRow> candidates(const QString& typed, QString& pattern) const;
    void move(int by);
    void complete();
    void runCurrent();

    CommandRegistry& registry_;
    QHash<QChar, Source> sources_;
    PaletteModel* model_;
    QWidget* top_ = nullptr;
    QLineEdit* input_;
    QListView* list_;
    TextLabel* count_;
    TextLabel* hints_;
    TextLabel* nothing_;
};

}  // namespace orrery
