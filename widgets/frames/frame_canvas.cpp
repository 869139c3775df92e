#include "widgets/frames/frame_canvas.h"

#include <QApplication>
#include <QWindow>
#include <set>

#include "widgets/frames/cell_accessible.h"
#include "widgets/frames/grid_headings.h"
#include "widgets/frames/render/renderer.h"
#include "widgets/frames/surface_window.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

constexpr int kReferenceAfterMs = 150;  // window.md 2: Shift held alone that long

/// Qt keeps the first description of a widget that anybody asks for, and naming it asks: ours has to be there before.
QWidget* described(QWidget* parent) {
    installCellAccessibility();
    return parent;
}

}  // namespace

FrameCanvas::FrameCanvas(QWidget* parent) : QWidget(described(parent)), headings_(new GridHeadings(this)) {
    setObjectName(QStringLiteral("frameCanvas"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 160);
    setAccessibleName(tr("Frames"));
    shiftRest_.setSingleShot(true);
    shiftRest_.setInterval(kReferenceAfterMs);
    connect(&shiftRest_, &QTimer::timeout, this, [this] { setReference(true); });
    connect(&Theme::get(), &Theme::changed, this, [this] {
        layOut();
        update();
    });
    qApp->installEventFilter(this);
}

void FrameCanvas::setState(const GridState& state) {
    const bool sameRows = state.rows.size() == state_.rows.size();
    state_ = state;
    if (!sameRows) {
        views_.clear();
        linkedViews_.clear();
    }
    layOut();
}

void FrameCanvas::setLayoutMode(FrameLayout layout) {
    layout_ = layout;
    flipped_ = false;
    wipeFixed_ = false;
    layOut();
}

void FrameCanvas::setSampling(Sampling sampling) {
    sampling_ = sampling;
    refresh();
}

void FrameCanvas::setLinked(bool linked) {
    if (linked == linked_) return;
    if (!linked) {
        for (const PlacedCell& place : places_) views_[{place.row, place.column}] = view(place);
    }
    linked_ = linked;
    layOut();
}

void FrameCanvas::setDimmed(Origin origin, bool dimmed) {
    dimmed_[static_cast<std::size_t>(origin)] = dimmed;
    refresh();
}

void FrameCanvas::swapFlip() {
    flipped_ = !flipped_;
    layOut();
}

void FrameCanvas::setZoom(double zoom) {
    for (const PlacedCell& place : places_) {
        ZoomView& one = view(place);
        one = zoom > 0 ? ZoomView{one.centre, zoom} : ZoomView{};
    }
    layOut();
}

void FrameCanvas::zoomBy(double factor) {
    std::set<const ZoomView*> done;  // linked cells share one view
    for (const PlacedCell& place : places_) {
        ZoomView& one = view(place);
        if (!done.insert(&one).second) continue;
        const QPointF middle(place.frame.width() / 2, place.frame.height() / 2);
        one = zoomedAt(one, place.frame.size(), GridPainter::sourceSize(state_.rows[place.row]), middle, factor);
    }
    layOut();
}

ZoomView& FrameCanvas::view(const PlacedCell& place) {
    if (!linked_) return views_[{place.row, place.column}];
    const QSize source = GridPainter::sourceSize(state_.rows[place.row]);
    return linkedViews_[{source.width(), source.height()}];
}

void FrameCanvas::layOut() {
    const Theme& theme = Theme::get();
    const GridMetrics metrics{static_cast<double>(theme.px(32)), static_cast<double>(theme.px(24)),
                              static_cast<double>(theme.px(16)), static_cast<double>(theme.px(8)), static_cast<double>(theme.px(16)),
                              static_cast<double>(theme.px(300))};
    std::vector<double> aspects;
    for (const RowState& row : state_.rows) {
        const QSize size = GridPainter::sourceSize(row);
        aspects.push_back(static_cast<double>(size.width()) / size.height());
    }
    const int columns = layout_ == FrameLayout::Grid ? kColumns : 1;
    const GridLayout grid = layOutGrid(size(), aspects, columns, metrics);
    places_.clear();
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        for (int column = 0; column < columns; ++column) {
            PlacedCell place;
            place.row = row;
            place.column = layout_ == FrameLayout::Grid   ? static_cast<Column>(column)
                           : layout_ == FrameLayout::Flip && flipped_ ? Column::Prediction
                                                                      : Column::Truth;
            place.wipe = layout_ == FrameLayout::Wipe;
            place.caption = grid.rows[row].captions[static_cast<std::size_t>(column)];
            place.frame = grid.rows[row].frames[static_cast<std::size_t>(column)];
            // the truth is its own reference unless another step is pinned
            const bool other = place.column == Column::Prediction || (place.column == Column::Truth && state_.rows[row].pinned);
            place.reference = reference_ && other && place.frame.contains(pointer_);
            places_.push_back(place);
        }
    }
    headings_->place(grid.headings, state_, layout_, flipped_);
    updateObjects();
    updateButtons();
    placeSurface();
    refresh();
}

CellObject* FrameCanvas::object(const PlacedCell& place) {
    const QString name = QStringLiteral("frameCell.%1.%2").arg(state_.rows[place.row].camera, columnName(place.column));
    CellObject*& found = objects_[name];
    if (!found) {
        found = new CellObject(this);
        found->setObjectName(name);
    }
    return found;
}

/// Cells that are not placed now (wipe, flip) still say what they hold.
void FrameCanvas::updateObjects() {
    for (std::size_t row = 0; row < state_.rows.size(); ++row) {
        for (int column = 0; column < kColumns; ++column) {
            PlacedCell place;
            place.row = row;
            place.column = static_cast<Column>(column);
            CellObject* cell = object(place);
            cell->take(state_.rows[row].cell(place.column));
            cell->camera = state_.rows[row].camera;
            cell->column = place.column;
            cell->showing = columnName(place.column);
            cell->rect = {};
            cell->pinnedStep = place.column == Column::Error ? -1 : state_.pinnedStep;
            if (place.column == Column::Error && !GridPainter::comparable(state_.rows[row])) cell->state = QStringLiteral("empty");
        }
    }
    for (const PlacedCell& place : places_) {
        CellObject* cell = object(place);
        cell->rect = place.frame;
        cell->sourceRect = seenRect(view(place), place.frame.size(), GridPainter::sourceSize(state_.rows[place.row]));
        if (!place.reference) continue;
        cell->showing = QStringLiteral("reference");
        cell->shownStep = state_.rows[place.row].reference().step;
    }
}

void FrameCanvas::updateButtons() {
    std::size_t used = 0;
    for (const PlacedCell& place : places_) {
        const RowState& row = state_.rows[place.row];
        const CellState& cell = row.cell(place.column);
        if (cell.frame || cell.buttons.empty()) continue;
        const QRectF words = GridPainter::messageArea(place);
        double x = words.left();
        for (const CellButton& wanted : cell.buttons) {
            if (used == buttons_.size()) {
                buttons_.push_back(new QPushButton(this));
                connect(buttons_.back(), &QPushButton::clicked, this, [this, button = buttons_.back()] {
                    Q_EMIT buttonPressed(button->property("camera").toString(), static_cast<Column>(button->property("column").toInt()),
                                         button->property("id").toString());
                });
            }
            QPushButton* button = buttons_[used++];
            button->setText(wanted.text);
            button->setProperty("camera", row.camera);
            button->setProperty("column", static_cast<int>(place.column));
            button->setProperty("id", wanted.id);
            button->setFixedHeight(Theme::get().px(28));
            button->adjustSize();
            button->move(static_cast<int>(x), static_cast<int>(words.bottom()) - button->height() - Theme::get().px(4));
            button->setVisible(place.frame.height() > Theme::get().px(90));
            x += button->width() + Theme::get().px(8);
        }
    }
    while (buttons_.size() > used) {
        buttons_.back()->deleteLater();
        buttons_.pop_back();
    }
}

DrawList FrameCanvas::drawList() {
    stale_ = false;
    const double dpr = devicePixelRatioF();
    const GridPainter grid{state_, dpr, sampling_, wipe_, dimmed_};
    DrawList list;
    list.background = Theme::get().color(Ink::Well);
    words_.begin();
    for (const PlacedCell& place : places_) {
        words_.add(list, grid, place);
        grid.addPictures(list, place, view(place));
    }
    if (hasFocus()) addOutline(list, QRectF(QPointF(2, 2) * dpr, (size() - QSize(4, 4)) * dpr), Theme::get().color(Ink::Accent), 2 * dpr);
    return list;
}

bool FrameCanvas::waitsForPaint() const {
    const QWindow* shown = window()->windowHandle();
    return stale_ && isVisible() && shown && shown->isExposed();
}

void FrameCanvas::refresh() {
    stale_ = true;
    if (surface_) surface_->refresh();
    else update();
}

void FrameCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (paintsBehindSurface(painter)) {
        painter.fillRect(rect(), Theme::get().color(Ink::Well));
        if (!hasFocus()) return;
        painter.setPen(QPen(Theme::get().color(Ink::Accent), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
        return;
    }
    const double dpr = devicePixelRatioF();
    QImage picture = Renderer::shared().draw(drawList(), size() * dpr);
    picture.setDevicePixelRatio(dpr);
    painter.drawImage(QPointF(0, 0), picture);
}

void FrameCanvas::resizeEvent(QResizeEvent*) { layOut(); }

void FrameCanvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);  // repaints what is not covered
    refresh();
}

void FrameCanvas::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    refresh();
}

}  // namespace orrery
