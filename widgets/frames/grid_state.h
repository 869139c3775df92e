#pragma once

#include <QString>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "model/base/frame.h"
#include "model/base/view.h"
#include "widgets/theme/tokens.h"

namespace orrery {

enum class Column { Truth, Prediction, Error };
inline constexpr int kColumns = 3;
/// "truth", "prediction", "error": part of object names.
QString columnName(Column column);

enum class FrameLayout { Grid, Wipe, Flip };
enum class Sampling { Nearest, Linear };
enum class ErrorMode { Absolute, Signed, Squared, Structural };

/// Ok is current; Late is an older picture shown while the right one is on its way; Empty and Failed show words.
enum class CellStatus { Ok, Late, Empty, Failed };

/// One number for each pixel.
struct FloatMap {
    int width = 0;              ///< px
    int height = 0;             ///< px
    std::vector<float> values;  ///< [H, W] row-major
};
using FloatMapPtr = std::shared_ptr<const FloatMap>;

/// A button written into a cell: `id` comes back in FrameArea::cellButtonPressed.
struct CellButton {
    QString id;
    QString text;
};

/// What one cell shows, in finished words.
struct CellState {
    FramePtr frame;                 ///< Null in the error column: it is drawn from truth and prediction.
    int step = -1;                  ///< The step shown (not the step asked for); −1 when there is none.
    int madeAt = -1;                ///< Prediction only: the step of the question.
    Origin origin = Origin::Given;
    QString model;                  ///< Prediction only: "GR-1"; what screen readers say.
    QString source;                 ///< "recorded", "GR-1, made at 209"
    QString warning;                ///< Added in warning colour: "uses the truth"
    QString metric;                 ///< Error column, at right: "MAE 0.027  26.5 dB"
    CellStatus status = CellStatus::Empty;
    QString title, text;            ///< Empty and Failed.
    std::vector<CellButton> buttons;
    bool pending = false;           ///< Something for this cell is being read or computed.
    FramePtr compared;              ///< Error column: the truth as the model saw it, if not the truth cell's own picture.
    FloatMapPtr structural;         ///< Error column: 1 − SSIM per pixel, for ErrorMode::Structural.
};

/// One camera.
struct RowState {
    QString camera;
    std::array<CellState, kColumns> cells;
    CellState& cell(Column column) { return cells[static_cast<std::size_t>(column)]; }
    const CellState& cell(Column column) const { return cells[static_cast<std::size_t>(column)]; }

    std::optional<CellState> pinned;  ///< What was recorded at the pinned step, when one is pinned.
    /// What Shift shows in place of a frame: the pinned step, else the truth.
    const CellState& reference() const { return pinned ? *pinned : cell(Column::Truth); }
};

/// One line of a heading's menu.
struct Choice {
    int value = 0;  ///< The enum's number.
    QString text;
};

/// Everything the grid shows at one moment.
struct GridState {
    std::vector<RowState> rows;      ///< In dataset order.
    QString truthNote;               ///< "recorded, at the playhead"
    std::vector<Choice> placements;  ///< Placement: "made at −3", "look ahead". Empty: no prediction column menus.
    Placement placement = Placement::MadeAt;
    std::vector<Choice> contrasts;  ///< Contrast: "contrast of 209", ... Empty: the model predicts plain colours.
    Contrast contrast = Contrast::Seen;
    ErrorMode errorMode = ErrorMode::Absolute;
    double errorRange = 0.3;  ///< The value at the bright end of the map; > 0.
    int pinnedStep = -1;      ///< The step frozen as the reference; −1: none.
};

/// The pixel under the pointer.
struct PixelSample {
    QString camera;
    Column column = Column::Truth;
    int x = 0, y = 0;                     ///< px of the shown frame
    std::array<std::uint8_t, 3> shown{};  ///< R G B
    bool hasTruth = false;
    std::array<std::uint8_t, 3> truth{};  ///< R G B at the same place of the truth
};

}  // namespace orrery
