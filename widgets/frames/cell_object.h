#pragma once

#include <QObject>
#include <QRectF>

#include "widgets/frames/grid_state.h"

namespace orrery {

/// What a cell shows, for tests and screen readers. objectName "frameCell.<camera>.<column>".
class CellObject : public QObject {
    Q_OBJECT
    Q_PROPERTY(int step MEMBER step)
    Q_PROPERTY(int madeAt MEMBER madeAt)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(QString warning MEMBER warning)
    Q_PROPERTY(QString metric MEMBER metric)
    Q_PROPERTY(QString state MEMBER state)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QRectF rect MEMBER rect)
    Q_PROPERTY(QRectF sourceRect MEMBER sourceRect)
    Q_PROPERTY(QString showing MEMBER showing)
    Q_PROPERTY(int pinnedStep MEMBER pinnedStep)
    Q_PROPERTY(int shownStep MEMBER shownStep)
public:
    using QObject::QObject;
    void take(const CellState& cell);

    int step = -1, madeAt = -1;
    QString kind, source, warning, metric, state, title, text;
    QString camera, model;  ///< model: who predicts, "GR-1"; empty for what was recorded
    Column column = Column::Truth;
    QRectF rect;        ///< where the frame lies, in px of the canvas; empty while it is not placed (wipe, flip)
    QRectF sourceRect;  ///< seen part, in source px of the row's truth
    QString showing;    ///< "truth", "prediction", "error" or "reference": what stands in the place now
    int pinnedStep = -1;  ///< the step that the caption's pin names; −1: none
    int shownStep = -1;   ///< `step`, or the reference's while it stands in the place
};

}  // namespace orrery
