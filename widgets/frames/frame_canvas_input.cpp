// Mouse, wheel and Shift over the frames.
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "widgets/frames/frame_canvas.h"

namespace orrery {

const PlacedCell* FrameCanvas::placeAt(const QPointF& point) const {
    for (const PlacedCell& place : places_) {
        if (place.frame.contains(point)) return &place;
    }
    return nullptr;
}

void FrameCanvas::wheelEvent(QWheelEvent* event) {
    const PlacedCell* place = placeAt(event->position());
    if (!place || event->angleDelta().y() == 0) return event->ignore();
    const QSizeF source = GridPainter::sourceSize(state_.rows[place->row]);
    const double steps = event->angleDelta().y() / 120.0;
    ZoomView& one = view(*place);
    one = zoomedAt(one, place->frame.size(), source, event->position() - place->frame.topLeft(), std::pow(std::sqrt(2.0), steps));
    event->accept();
    layOut();
}

void FrameCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !placeAt(event->position())) return QWidget::mousePressEvent(event);
    dragging_ = true;
    dragged_ = false;
    dragFrom_ = event->position();
}

void FrameCanvas::mouseMoveEvent(QMouseEvent* event) {
    pointer_ = event->position();
    pointerInside_ = true;
    const PlacedCell* place = placeAt(pointer_);
    if (dragging_ && place) {
        const QPointF by = pointer_ - dragFrom_;
        if (dragged_ || by.manhattanLength() >= QApplication::startDragDistance()) {
            dragged_ = true;
            ZoomView& one = view(*place);
            one = panned(one, place->frame.size(), GridPainter::sourceSize(state_.rows[place->row]), by);
            dragFrom_ = pointer_;
            layOut();
        }
    } else if (place && place->wipe && !wipeFixed_) {
        wipe_ = (pointer_.x() - place->frame.left()) / place->frame.width();
        refresh();
    }
    if (reference_) layOut();
    else if (shiftAlone_ && place && !shiftRest_.isActive()) shiftRest_.start();
    hover(pointer_);
}

void FrameCanvas::mouseReleaseEvent(QMouseEvent* event) {
    // a click fixes the wipe line, another lets it follow again
    if (dragging_ && !dragged_ && layout_ == FrameLayout::Wipe) wipeFixed_ = !wipeFixed_;
    if (const PlacedCell* place = placeAt(event->position()); place && dragging_ && !dragged_) {
        Q_EMIT commandWanted(state_.rows[place->row].camera, place->column, QStringLiteral("select"));
    }
    dragging_ = false;
    QWidget::mouseReleaseEvent(event);
}

void FrameCanvas::leaveEvent(QEvent*) {
    pointerInside_ = false;
    setReference(false);
    Q_EMIT pixelLeft();
}

/// The sample of a frame at a share of its size; `pixel` gets its place.
QColor FrameCanvas::sample(const FramePtr& frame, const QPointF& share, QPoint& pixel) const {
    pixel = {static_cast<int>(std::floor(share.x() * frame->width)), static_cast<int>(std::floor(share.y() * frame->height))};
    if (pixel.x() < 0 || pixel.y() < 0 || pixel.x() >= frame->width || pixel.y() >= frame->height) return {};
    const std::uint8_t* rgba = &frame->rgba[4 * (static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(frame->width) +
                                                 static_cast<std::size_t>(pixel.x()))];
    return {rgba[0], rgba[1], rgba[2]};
}

void FrameCanvas::hover(const QPointF& point) {
    const PlacedCell* place = placeAt(point);
    if (!place) {
        Q_EMIT pixelLeft();
        return;
    }
    const RowState& row = state_.rows[place->row];
    const QSizeF source = GridPainter::sourceSize(row);
    const QPointF at = sourceAt(view(*place), place->frame.size(), source, point - place->frame.topLeft());
    const QPointF share(at.x() / source.width(), at.y() / source.height());
    const bool right = place->wipe && point.x() > place->frame.left() + wipe_ * place->frame.width();
    const Column column = right ? Column::Prediction : place->column == Column::Error ? Column::Truth : place->column;
    const FramePtr frame = (place->reference ? row.reference() : row.cell(column)).frame;
    if (!frame) {
        Q_EMIT pixelLeft();
        return;
    }
    PixelSample out;
    out.camera = row.camera;
    out.column = place->column;
    QPoint pixel;
    const QColor shown = sample(frame, share, pixel);
    if (!shown.isValid()) {
        Q_EMIT pixelLeft();
        return;
    }
    const auto bytes = [](const QColor& color) {
        return std::array<std::uint8_t, 3>{static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
                                           static_cast<std::uint8_t>(color.blue())};
    };
    out.x = pixel.x();
    out.y = pixel.y();
    out.shown = bytes(shown);
    if (const FramePtr& truth = row.cell(Column::Truth).frame; truth && column != Column::Truth) {
        const QColor recorded = sample(truth, share, pixel);
        out.hasTruth = recorded.isValid();
        if (out.hasTruth) out.truth = bytes(recorded);
    }
    Q_EMIT pixelHovered(out);
}

void FrameCanvas::setReference(bool on) {
    if (on == reference_) return;
    reference_ = on;
    layOut();
}

/// Shift alone over a frame shows the reference in its place; any other key ends it, so that Shift+Right does not, and a
/// capital letter in a text field is none of ours.
bool FrameCanvas::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QWidget* focus = QApplication::focusWidget();
        const bool typing = focus && focus->testAttribute(Qt::WA_InputMethodEnabled);
        if (!key->isAutoRepeat()) {
            shiftAlone_ = !typing && key->key() == Qt::Key_Shift && event->type() == QEvent::KeyPress;
            if (!shiftAlone_) {
                shiftRest_.stop();
                setReference(false);
            } else if (pointerInside_ && placeAt(pointer_)) {
                shiftRest_.start();
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FrameCanvas::contextMenuEvent(QContextMenuEvent* event) {
    const PlacedCell* place = placeAt(event->pos());
    if (!place) return;
    const QString camera = state_.rows[place->row].camera;
    const Column column = place->column;
    const RowState& row = state_.rows[place->row];
    const bool picture = column == Column::Error ? GridPainter::comparable(row) : row.cell(column).frame != nullptr;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("frameMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const char* command, const QKeySequence& keys, bool possible) {
        QAction* item = menu->addAction(text, this, [this, camera, column, command] { Q_EMIT commandWanted(camera, column, QLatin1String(command)); });
        item->setObjectName(QLatin1String(command));
        item->setShortcut(keys);
        item->setShortcutContext(Qt::WidgetShortcut);  // the window's own command has the key; here it is only told
        item->setShortcutVisibleInContextMenu(true);
        item->setEnabled(possible);
    };
    add(tr("Copy picture"), "copyPicture", QKeySequence(QStringLiteral("Ctrl+C")), picture);
    add(tr("Copy picture with caption"), "copyCaptioned", {}, picture);
    add(tr("Copy step reference"), "copyReference", QKeySequence(QStringLiteral("Ctrl+Shift+C")), true);
    add(tr("Save…"), "save", {}, picture);
    add(tr("Pin"), "pin", QKeySequence(Qt::Key_P), true);
    add(tr("Show in Inspector"), "inspector", {}, true);
    add(tr("Provenance"), "provenance", {}, true);
    menu->popup(event->globalPos());
}

}  // namespace orrery
