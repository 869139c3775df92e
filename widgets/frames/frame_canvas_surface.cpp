// The native window over the frames: made, placed and given up.
#include <QBackingStore>
#include <QCoreApplication>
#include <QPaintEngine>

#include "widgets/frames/frame_canvas.h"
#include "widgets/frames/render/renderer.h"
#include "widgets/frames/surface_window.h"

namespace orrery {
namespace {

/// A widget that must be seen above the native window has to be native itself; nothing else of the window has to.
void makeNative(QWidget* widget) {
    widget->setAttribute(Qt::WA_DontCreateNativeAncestors);
    widget->setAttribute(Qt::WA_NativeWindow);
    widget->raise();
}

}  // namespace

void FrameCanvas::showEvent(QShowEvent*) {
    if (!surfaceTried_) makeSurface();
}

/// Made when first shown: a program that shows no frames needs no device.
void FrameCanvas::makeSurface() {
    surfaceTried_ = true;
    surface_ = SurfaceWindow::create(Renderer::shared(), [this] {
        DrawList list = drawList();
        const QPointF corner = QPointF(surfaceHolder_->pos()) * devicePixelRatioF();
        for (DrawItem& item : list.items) item.target.translate(-std::round(corner.x()), -std::round(corner.y()));
        return list;
    });
    if (!surface_) return;
    QCoreApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
    surfaceHolder_ = QWidget::createWindowContainer(surface_, this);
    surfaceHolder_->setFocusPolicy(Qt::NoFocus);
    surfaceHolder_->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(surface_, &SurfaceWindow::failed, this, &FrameCanvas::dropSurface, Qt::QueuedConnection);
    for (QPushButton* button : buttons_) makeNative(button);
    placeSurface();
    surfaceHolder_->setVisible(!places_.empty());
}

void FrameCanvas::dropSurface() {
    delete surfaceHolder_;
    surfaceHolder_ = nullptr;
    surface_ = nullptr;
    update();
}

/// It covers everything below the headings, whose menus are ordinary widgets.
void FrameCanvas::placeSurface() {
    if (!surface_) return;
    double top = height();
    for (const PlacedCell& place : places_) top = std::min(top, place.caption.top());
    const int from = static_cast<int>(std::floor(top));
    surfaceHolder_->setGeometry(0, from, width(), std::max(1, height() - from));
    surfaceHolder_->setVisible(!places_.empty());
    for (QPushButton* button : buttons_) makeNative(button);
}

/// False when the widget is grabbed: the picture must hold the frames, too.
bool FrameCanvas::paintsBehindSurface(const QPainter& painter) const {
    return surface_ && backingStore() && painter.paintEngine()->paintDevice() == backingStore()->paintDevice();
}

}  // namespace orrery
