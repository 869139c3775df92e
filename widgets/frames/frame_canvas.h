#pragma once

#include <QPushButton>
#include <QTimer>
#include <QWidget>
#include <map>
#include <memory>

#include "widgets/frames/cell_object.h"
#include "widgets/frames/grid_painter.h"
#include "widgets/frames/word_pictures.h"

namespace orrery {

class GridHeadings;
class SurfaceWindow;

/// Draws the grid and takes mouse and Shift. Frames, maps, borders and words are one draw list: shown by a native window over the
/// frames where the platform can show Vulkan, painted through an image elsewhere (and when the widget is grabbed).
class FrameCanvas : public QWidget {
    Q_OBJECT
public:
    explicit FrameCanvas(QWidget* parent = nullptr);

    void setState(const GridState& state);
    const GridState& state() const { return state_; }
    void setLayoutMode(FrameLayout layout);
    FrameLayout layoutMode() const { return layout_; }
    void setSampling(Sampling sampling);
    Sampling sampling() const { return sampling_; }
    void setLinked(bool linked);
    bool linked() const { return linked_; }
    void setDimmed(Origin origin, bool dimmed);
    void swapFlip();
    bool flipped() const { return flipped_; }
    double wipe() const { return wipe_; }
    GridHeadings& headings() { return *headings_; }
    bool waitsForPaint() const;
    /// Null while frames are painted through images.
    const SurfaceWindow* surface() const { return surface_; }

    /// The zoom of all cells: fit, or px of the canvas per source px.
    void setZoom(double zoom);
    void zoomBy(double factor);

Q_SIGNALS:
    void pixelHovered(const orrery::PixelSample& sample);
    void pixelLeft();
    void buttonPressed(const QString& camera, orrery::Column column, const QString& id);
    void commandWanted(const QString& camera, orrery::Column column, const QString& command);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct ViewKey {
        std::size_t row;
        Column column;
        auto operator<=>(const ViewKey&) const = default;
    };
    void layOut();
    /// Draws again what has changed.
    void refresh();
    DrawList drawList();
    void makeSurface();
    void dropSurface();
    void placeSurface();
    bool paintsBehindSurface(const QPainter& painter) const;
    void updateObjects();
    void updateButtons();
    ZoomView& view(const PlacedCell& place);
    const PlacedCell* placeAt(const QPointF& point) const;
    void hover(const QPointF& point);
    void setReference(bool on);
    CellObject* object(const PlacedCell& place);
    QColor sample(const FramePtr& frame, const QPointF& share, QPoint& pixel) const;

    GridState state_;
    FrameLayout layout_ = FrameLayout::Grid;
    Sampling sampling_ = Sampling::Linear;
    bool linked_ = true;
    bool flipped_ = false;
    bool wipeFixed_ = false;
    double wipe_ = 0.5;
    bool reference_ = false;
    bool shiftAlone_ = false;  ///< Shift is held and no other key was touched since.
    std::array<bool, 4> dimmed_{};
    std::vector<PlacedCell> places_;
    std::map<std::pair<int, int>, ZoomView> linkedViews_;  ///< by width and height of the source: frames of equal size go together
    std::map<ViewKey, ZoomView> views_;
    std::map<QString, CellObject*> objects_;
    std::vector<QPushButton*> buttons_;
    QPointF pointer_;
    bool pointerInside_ = false;
    bool dragging_ = false;
    bool dragged_ = false;
    QPointF dragFrom_;
    QTimer shiftRest_;
    GridHeadings* headings_;
    WordPictures words_;
    bool stale_ = false;  ///< something has changed since the frames were painted
    bool surfaceTried_ = false;
    SurfaceWindow* surface_ = nullptr;   ///< owned by holder_
    QWidget* surfaceHolder_ = nullptr;  ///< covers the frames, not the headings
};

}  // namespace orrery
