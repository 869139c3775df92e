#pragma once

#include <QList>
#include <QStringList>

#include "widgets/panels/panel.h"

class QGridLayout;

namespace orrery {

class EmptyState;
class TextLabel;

/// One input of a model and where it comes from.
struct MappingRow {
    enum class Mark { None, Proposed, Edited, Remembered };
    /// Choices: every fitting feature in order, then "Zeros (input missing)".
    static constexpr int kNothing = -1;

    QString input;        ///< Id, comes back in the signal: "rgb_static".
    QString title;        ///< "static camera"
    QString need;         ///< "picture, 224 × 224" or "15 numbers"
    bool required = true;
    QStringList features; ///< What fits.
    int chosen = kNothing;  ///< Index into features; features.size() means zeros.
    Mark mark = Mark::None;
    QString reason;       ///< Why it was proposed, or why there is nothing.
};

/// Which dataset feature feeds which input of the model. A change is told, and shown only when it comes back by setRows().
class MappingPanel : public Panel {
    Q_OBJECT
public:
    explicit MappingPanel(QWidget* parent = nullptr);
    void setRows(QList<MappingRow> rows);
    /// One sentence that names what is missing for predictions; empty when they can run.
    void setProblem(const QString& sentence);

Q_SIGNALS:
    /// `feature` is empty when the person chose zeros, and `zeros` is true then; both empty and false: no source.
    void mappingChanged(const QString& input, const QString& feature, bool zeros);

protected:
    void retranslate() override;
    void restyle() override { rebuild(); }

private:
    void rebuild();
    void addRow(const MappingRow& row, int line);

    QList<MappingRow> rows_;
    EmptyState* empty_;
    QWidget* body_;
    QWidget* table_ = nullptr;
    TextLabel* problem_;
};

}  // namespace orrery
