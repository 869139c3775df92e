#include "widgets/frames/cell_object.h"

namespace orrery {
namespace {

QString nameOf(Origin origin) {
    switch (origin) {
        case Origin::Given: return QStringLiteral("given");
        case Origin::Imagined: return QStringLiteral("imagined");
        case Origin::Simulated: return QStringLiteral("simulated");
        case Origin::Edited: break;
    }
    return QStringLiteral("edited");
}

QString nameOf(const CellState& cell) {
    switch (cell.status) {
        case CellStatus::Ok: return QStringLiteral("ok");
        case CellStatus::Late: return QStringLiteral("late");
        case CellStatus::Failed: return QStringLiteral("failed");
        case CellStatus::Empty: break;
    }
    return cell.pending ? QStringLiteral("pending") : QStringLiteral("empty");
}

}  // namespace

QString columnName(Column column) {
    switch (column) {
        case Column::Truth: return QStringLiteral("truth");
        case Column::Prediction: return QStringLiteral("prediction");
        case Column::Error: break;
    }
    return QStringLiteral("error");
}

void CellObject::take(const CellState& cell) {
    step = shownStep = cell.step;
    madeAt = cell.madeAt;
    kind = nameOf(cell.origin);
    source = cell.source;
    warning = cell.warning;
    metric = cell.metric;
    state = nameOf(cell);
    model = cell.model;
    title = cell.title;
    text = cell.text;
}

}  // namespace orrery
