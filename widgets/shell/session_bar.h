#pragma once

#include "widgets/panels/panel.h"

class QHBoxLayout;
class QMenu;

namespace orrery {

class Chip;

/// The second row of the window: what is open, and the instruction.
class SessionBar : public Panel {
    Q_OBJECT
public:
    explicit SessionBar(QWidget* parent = nullptr);

    /// "droid_kitchen", "Episode 12 of 148"; an empty name: no dataset.
    void setDataset(const QString& name, const QString& note);
    /// "gr1.pt", "GR-1 · cuda:0 · fp32": what is used, not what was asked for. An empty name: no checkpoint.
    void setCheckpoint(const QString& name, const QString& note);
    /// Stands right of the chips and takes the rest of the row. Takes ownership.
    void setInstruction(QWidget* bar);

Q_SIGNALS:
    /// A chip was pressed; whoever knows fills this popover (recent, other open items, details, close).
    void datasetMenuWanted(QMenu* menu);
    void checkpointMenuWanted(QMenu* menu);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void openMenu(Chip* chip, void (SessionBar::*wanted)(QMenu*));

    Chip* dataset_;
    Chip* checkpoint_;
    QHBoxLayout* row_;
    QString datasetName_, datasetNote_;
    QString checkpointName_, checkpointNote_;
};

}  // namespace orrery
