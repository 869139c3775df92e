#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <map>
#include <optional>
#include <vector>

#include "app/window/controllers/pinned_reference.h"
#include "widgets/bridge/session.h"
#include "widgets/frames/frame_area.h"

namespace orrery {

/// Between session and frame area: what stands at the playhead becomes cells, what a person does to cells becomes wishes.
class FramesController : public QObject {
    Q_OBJECT
public:
    FramesController(Session& session, FrameArea& area, QObject* parent);

    void setErrorMode(ErrorMode mode);
    ErrorMode errorMode() const { return errorMode_; }

Q_SIGNALS:
    void reportRequested();     ///< A cell's "Show the report".
    void mappingRequested();    ///< A cell's "Choose the inputs…".
    void cellCommand(const QString& camera, orrery::Column column, const QString& command);

private:
    /// What a cell showed last and since when it waits for something else.
    struct Kept {
        CellState cell;
        QElapsedTimer waiting;
    };

    void connectSession();
    void connectArea();
    void scheduleRefresh();
    void refresh();
    RowState row(std::size_t camera);
    CellState truthCell(std::size_t camera) const;
    CellState predictionCell(std::size_t camera) const;
    CellState errorCell(const CellState& truth, const CellState& prediction, const CellView& view) const;
    CellState settled(std::size_t camera, Column column, CellState wanted);
    HorizonState horizonState() const;
    double errorRange() const;
    void copyDetails(const QString& camera);
    void pressed(const QString& camera, const QString& id);

    Session& session_;
    FrameArea& area_;
    PinnedReference pinned_;
    QTimer refresh_;
    QTimer late_;
    std::map<std::pair<std::size_t, Column>, Kept> kept_;
    std::map<std::size_t, CellView> predictions_;  ///< of the refresh under way
    ErrorMode errorMode_ = ErrorMode::Absolute;
    std::optional<double> chosenRange_;
};

}  // namespace orrery
