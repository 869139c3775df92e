#include "app/window/controllers/pinned_reference.h"

#include "app/window/controllers/cell_texts.h"

namespace orrery {

void PinnedReference::pin(qint64 step) {
    step_ = step;
    frames_.clear();
    for (std::size_t camera = 0; step_ >= 0 && camera < session_.cameras().size(); ++camera) cell(camera);
}

std::optional<CellState> PinnedReference::cell(std::size_t camera) {
    const auto run = session_.episode();
    if (step_ < 0 || !run) return std::nullopt;
    FramePtr& frame = frames_[camera];
    // a camera that was late when the step was pinned has it by now
    if (!frame) frame = run->frames().peek(camera, step_);
    CellState cell;
    cell.step = static_cast<int>(step_);
    cell.frame = frame;
    cell.source = texts::pinned();
    cell.status = frame ? CellStatus::Ok : CellStatus::Empty;
    if (!frame) cell.title = texts::noPicture(step_);
    return cell;
}

}  // namespace orrery
