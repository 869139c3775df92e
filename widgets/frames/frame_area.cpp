#include "widgets/frames/frame_area.h"

#include <QVBoxLayout>

#include "widgets/frames/frame_canvas.h"
#include "widgets/frames/frame_tool_row.h"
#include "widgets/frames/grid_headings.h"
#include "widgets/frames/grid_picture.h"
#include "widgets/frames/horizon_bar.h"
#include "widgets/frames/render/renderer.h"

namespace orrery {

FrameArea::FrameArea(QWidget* parent)
    : QWidget(parent), column_(new QVBoxLayout(this)), tools_(new FrameToolRow(this)), canvas_(new FrameCanvas(this)), horizon_(new HorizonBar(this)) {
    setObjectName(QStringLiteral("frameArea"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(tools_);
    column_->addWidget(canvas_, 1);
    column_->addWidget(horizon_);
    connectSignals();
}

void FrameArea::connectSignals() {
    connect(tools_, &FrameToolRow::layoutChosen, this, &FrameArea::setLayoutMode);
    connect(tools_, &FrameToolRow::samplingChosen, this, [this](Sampling sampling) { canvas_->setSampling(sampling); });
    connect(tools_, &FrameToolRow::linkToggled, this, &FrameArea::setLinked);
    connect(tools_, &FrameToolRow::pinToggled, this, &FrameArea::togglePin);
    connect(tools_, &FrameToolRow::pixelToggled, this, &FrameArea::pixelValuesToggled);
    connect(tools_, &FrameToolRow::fitWanted, this, &FrameArea::fit);
    connect(tools_, &FrameToolRow::zoomInWanted, this, &FrameArea::zoomIn);
    connect(tools_, &FrameToolRow::zoomOutWanted, this, &FrameArea::zoomOut);
    connect(canvas_, &FrameCanvas::pixelHovered, this, &FrameArea::pixelHovered);
    connect(canvas_, &FrameCanvas::pixelLeft, this, &FrameArea::pixelLeft);
    connect(canvas_, &FrameCanvas::buttonPressed, this, &FrameArea::cellButtonPressed);
    connect(canvas_, &FrameCanvas::commandWanted, this, [this](const QString& camera, Column column, const QString& command) {
        if (command == QLatin1String("pin")) togglePin();
        else Q_EMIT cellCommand(camera, column, command);
    });
    GridHeadings& headings = canvas_->headings();
    connect(&headings, &GridHeadings::placementChosen, this, &FrameArea::placementChosen);
    connect(&headings, &GridHeadings::contrastChosen, this, &FrameArea::contrastChosen);
    connect(&headings, &GridHeadings::errorModeChosen, this, &FrameArea::errorModeChosen);
    connect(&headings, &GridHeadings::errorRangeChosen, this, &FrameArea::errorRangeChosen);
    connect(horizon_, &HorizonBar::horizonChosen, this, &FrameArea::horizonChosen);
}

void FrameArea::setGrid(const GridState& state) {
    canvas_->setState(state);
    if (state.rows.empty()) return;  // nothing is drawn, so nothing makes a device
    const Renderer& renderer = Renderer::shared();
    tools_->setFallback(renderer.vulkan() ? QString() : renderer.note());
}

bool FrameArea::waitsForPaint() const { return canvas_->waitsForPaint(); }
const GridState& FrameArea::grid() const { return canvas_->state(); }
void FrameArea::setHorizon(const HorizonState& state) { horizon_->setState(state); }

void FrameArea::setMessageStrip(QWidget* strip) {
    delete strip_;
    strip_ = strip;
    if (strip_) column_->insertWidget(1, strip_);
}

void FrameArea::setDimmed(Origin origin, bool dimmed) { canvas_->setDimmed(origin, dimmed); }

QString FrameArea::layoutName() const {
    switch (canvas_->layoutMode()) {
        case FrameLayout::Grid: return QStringLiteral("grid");
        case FrameLayout::Wipe: return QStringLiteral("wipe");
        case FrameLayout::Flip: break;
    }
    return QStringLiteral("flip");
}

QString FrameArea::placementName() const {
    return canvas_->state().placement == Placement::MadeAt ? QStringLiteral("madeAt") : QStringLiteral("lookAhead");
}

QString FrameArea::samplingName() const {
    return canvas_->sampling() == Sampling::Nearest ? QStringLiteral("nearest") : QStringLiteral("linear");
}

bool FrameArea::linked() const { return canvas_->linked(); }
int FrameArea::pinnedStep() const { return pinned_; }
double FrameArea::wipe() const { return canvas_->wipe(); }

QImage FrameArea::picture(const QString& foot) const {
    return gridPicture(canvas_->state(), {canvas_->layoutMode(), canvas_->flipped(), canvas_->wipe(), canvas_->sampling()}, foot);
}

QString FrameArea::rendererNote() const { return Renderer::shared().note(); }

void FrameArea::setLayoutMode(FrameLayout layout) {
    canvas_->setLayoutMode(layout);
    tools_->setLayoutMode(layout);
    Q_EMIT layoutChanged();
}

void FrameArea::toggleWipe() { setLayoutMode(canvas_->layoutMode() == FrameLayout::Wipe ? FrameLayout::Grid : FrameLayout::Wipe); }

void FrameArea::toggleFlip() {
    if (canvas_->layoutMode() != FrameLayout::Flip) return setLayoutMode(FrameLayout::Flip);
    canvas_->swapFlip();
}

void FrameArea::cycleErrorMode() {
    const int next = (static_cast<int>(canvas_->state().errorMode) + 1) % 4;
    Q_EMIT errorModeChosen(static_cast<ErrorMode>(next));
}

void FrameArea::togglePin() {
    const GridState& state = canvas_->state();
    const int step = state.rows.empty() ? -1 : state.rows.front().cell(Column::Truth).step;
    setPinned(pinned_ >= 0 ? -1 : step);
}

void FrameArea::unpin() { setPinned(-1); }

void FrameArea::setPinned(int step) {
    tools_->setPinned(step >= 0);
    if (step == pinned_) return;
    pinned_ = step;
    Q_EMIT pinChanged(pinned_);
}

void FrameArea::toggleSampling() {
    canvas_->setSampling(canvas_->sampling() == Sampling::Nearest ? Sampling::Linear : Sampling::Nearest);
    tools_->setSampling(canvas_->sampling());
}

void FrameArea::fit() { canvas_->setZoom(0); }
void FrameArea::oneToOne() { canvas_->setZoom(1); }
void FrameArea::twoToOne() { canvas_->setZoom(2); }
void FrameArea::zoomIn() { canvas_->zoomBy(1.4142135623730951); }
void FrameArea::zoomOut() { canvas_->zoomBy(0.7071067811865476); }

void FrameArea::setLinked(bool linked) {
    canvas_->setLinked(linked);
    tools_->setLinked(linked);
}

}  // namespace orrery
