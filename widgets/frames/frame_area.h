#pragma once

#include <QImage>
#include <QWidget>

#include "widgets/frames/grid_state.h"
#include "widgets/frames/horizon_state.h"

class QVBoxLayout;

namespace orrery {

class FrameCanvas;
class FrameToolRow;
class HorizonBar;

/// The centre of Inspect: tool row, the grid of frames with its headings, horizon bar. objectName "frameArea".
/// Takes finished states through setters and reports wishes through signals; keys W T D P V F Z Shift+Z are slots here for
/// the window's actions. Cells are QObjects named frameCell.<camera>.<column>.
class FrameArea : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString layout READ layoutName NOTIFY layoutChanged)
    Q_PROPERTY(QString placement READ placementName)
    Q_PROPERTY(bool linked READ linked WRITE setLinked)
    Q_PROPERTY(QString sampling READ samplingName)
    Q_PROPERTY(int pinnedStep READ pinnedStep NOTIFY pinChanged)
    Q_PROPERTY(double wipe READ wipe)
    Q_PROPERTY(QString renderer READ rendererNote)
public:
    explicit FrameArea(QWidget* parent = nullptr);

    void setGrid(const GridState& state);
    const GridState& grid() const;
    /// Whether what was set last is still to be painted; never while nothing can be seen.
    bool waitsForPaint() const;
    void setHorizon(const HorizonState& state);
    /// A strip of messages between tool row and frames; null takes it away. Takes ownership.
    void setMessageStrip(QWidget* strip);
    /// Dims every cell of one provenance to a third.
    void setDimmed(Origin origin, bool dimmed);

    QString layoutName() const;     ///< "grid", "wipe", "flip"
    QString placementName() const;  ///< "madeBefore", "lookAhead"
    QString samplingName() const;   ///< "nearest", "linear"
    bool linked() const;
    int pinnedStep() const;  ///< −1: nothing pinned
    double wipe() const;     ///< Where the wipe line stands, 0 … 1 of the frame's width.
    /// "Vulkan, llvmpipe", or "Raster: no Vulkan device was found".
    QString rendererNote() const;
    /// The frames in the present layout with headings and captions, at the size of their sources; `foot` stands below them.
    QImage picture(const QString& foot) const;

public Q_SLOTS:
    void setLayoutMode(FrameLayout layout);
    void toggleWipe();      ///< W
    void toggleFlip();      ///< T
    void cycleErrorMode();  ///< D: asks through errorModeChosen
    void togglePin();       ///< P
    void unpin();
    void toggleSampling();  ///< V
    void fit();             ///< F
    void oneToOne();        ///< Z
    void twoToOne();        ///< Shift+Z
    void zoomIn();
    void zoomOut();
    void setLinked(bool linked);

Q_SIGNALS:
    void placementChosen(orrery::Placement placement);
    void contrastChosen(orrery::Contrast contrast);
    void errorModeChosen(orrery::ErrorMode mode);
    void errorRangeChosen(double range);  ///< ≤ 0: back to the episode's own range
    void horizonChosen(int steps);
    void cellButtonPressed(const QString& camera, orrery::Column column, const QString& id);
    /// From a frame's context menu: "copyPicture", "copyCaptioned", "copyReference", "save", "pin", "branch", "inspector", "provenance".
    void cellCommand(const QString& camera, orrery::Column column, const QString& command);
    void pixelHovered(const orrery::PixelSample& sample);
    void pixelLeft();
    void pixelValuesToggled(bool on);
    void layoutChanged();
    void pinChanged(int step);

private:
    void connectSignals();
    void setPinned(int step);

    QVBoxLayout* column_;
    FrameToolRow* tools_;
    FrameCanvas* canvas_;
    HorizonBar* horizon_;
    QWidget* strip_ = nullptr;
    int pinned_ = -1;
};

}  // namespace orrery
