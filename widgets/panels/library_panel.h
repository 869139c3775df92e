#pragma once

#include <QSet>

#include "widgets/panels/library_model.h"
#include "widgets/panels/panel.h"

class QLineEdit;
class QTreeView;

namespace orrery {

class EmptyState;
class IconButton;

/// Open datasets with their episodes, and open checkpoints.
class LibraryPanel : public Panel {
    Q_OBJECT
public:
    explicit LibraryPanel(QWidget* parent = nullptr);

    void setDatasets(QList<LibraryDataset> datasets);
    void setCheckpoints(QList<LibraryCheckpoint> checkpoints);
    void setThumbnail(const QString& dataset, int position, const QImage& picture);
    /// Selects without telling anybody.
    void setCurrentEpisode(const QString& dataset, int position);
    /// The next shown episode (+1) or the one before (-1), as Up and Down do.
    void stepEpisode(int by);
    /// The checkpoint whose row a person chose last, or empty: Ctrl+W closes it.
    QString chosenCheckpoint() const;
    /// Ctrl+F.
    void focusFilter();
    /// The buttons + and …; stand beside the filter until somebody puts them into the title row of the dock.
    QWidget* titleButtons() const { return buttons_; }

Q_SIGNALS:
    void episodeChosen(const QString& dataset, int position);
    void datasetChosen(const QString& dataset);
    void checkpointChosen(const QString& checkpoint);  ///< By a click or Return; passing over it with arrow keys is no choice.
    void thumbnailWanted(const QString& dataset, int position);
    void openRequested();                   ///< +
    void moreRequested(const QPoint& at);   ///< …; a global position for the menu.

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void connectSignals();
    void afterReset();
    void tell(const QModelIndex& index);
    void tellCheckpoint(const QModelIndex& index);
    QString keyOf(const QModelIndex& index) const;

    LibraryModel* model_;
    QLineEdit* filter_;
    QTreeView* tree_;
    QWidget* buttons_;
    IconButton* open_;
    IconButton* more_;
    EmptyState* empty_;
    QWidget* body_;
    QSet<QString> folded_;
    QString currentDataset_;
    int currentPosition_ = -1;
    bool quiet_ = false;  // selection is being set by us
};

}  // namespace orrery
