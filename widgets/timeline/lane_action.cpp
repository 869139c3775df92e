#include <algorithm>
#include <cmath>

#include "widgets/timeline/lanes.h"
#include "widgets/timeline/series_line.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr int kRowHeight = 24;

}  // namespace

ActionLane::ActionLane(QObject* parent) : Lane(QStringLiteral("lane.action"), parent) {}

void ActionLane::setDimensions(std::vector<ActionDimension> dimensions) {
    dimensions_ = std::move(dimensions);
    chosen_ = std::clamp(chosen_, 0, std::max(0, static_cast<int>(dimensions_.size()) - 1));
    refresh();
}

void ActionLane::setChosen(int dimension) {
    if (dimension < 0 || dimension >= static_cast<int>(dimensions_.size())) return;
    chosen_ = dimension;
    refresh();
}

void ActionLane::setExpanded(bool all) {
    expanded_ = all;
    refresh();
}

QString ActionLane::title() const {
    if (dimensions_.empty()) return tr("Action");
    return tr("Action %1").arg(dimensions_[static_cast<std::size_t>(chosen_)].name);
}

QString ActionLane::subtitle() const { return tr("%n dims", nullptr, static_cast<int>(dimensions_.size())); }

int ActionLane::height() const {
    return expanded_ ? std::max(42, kRowHeight * static_cast<int>(dimensions_.size())) : 42;
}

QString ActionLane::valueAtStep(int step) const {
    if (dimensions_.empty()) return {};
    const ActionDimension& dimension = dimensions_[static_cast<std::size_t>(chosen_)];
    const float recorded = valueAt(dimension.recorded, step);
    const QString number = strokes::number(std::isnan(recorded) ? valueAt(dimension.predicted, step) : recorded, 3);
    return dimension.unit.isEmpty() ? number : number + QChar(0x202F) + dimension.unit;
}

QString ActionLane::tsv(int lastStep) const {
    QStringList names;
    std::vector<const Series*> columns;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
        if (!expanded_ && static_cast<int>(i) != chosen_) continue;
        const ActionDimension& dimension = dimensions_[i];
        const QString name = dimension.unit.isEmpty() ? dimension.name : QStringLiteral("%1 (%2)").arg(dimension.name, dimension.unit);
        names << tr("%1 recorded").arg(name) << tr("%1 predicted").arg(name);
        columns.insert(columns.end(), {&dimension.recorded, &dimension.predicted});
    }
    return table(names, columns, lastStep);
}

void ActionLane::paint(QPainter& painter, const LanePaint& paint) const {
    if (dimensions_.empty()) return;
    if (!expanded_) {
        paintDimension(painter, paint, paint.area, dimensions_[static_cast<std::size_t>(chosen_)]);
        return;
    }
    const Theme& theme = Theme::get();
    QRectF row(paint.area.topLeft(), QSizeF(paint.area.width(), theme.px(kRowHeight)));
    for (const ActionDimension& dimension : dimensions_) {
        paintDimension(painter, paint, row, dimension);
        painter.setFont(theme.ui(11));
        painter.setPen(theme.color(Ink::Text3));
        painter.drawText(row.adjusted(theme.px(4), 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, dimension.name);
        row.translate(0, row.height());
    }
}

void ActionLane::paintDimension(QPainter& painter, const LanePaint& paint, const QRectF& row,
                                const ActionDimension& dimension) const {
    const Theme& theme = Theme::get();
    const double middle = row.center().y();
    painter.setPen(QPen(theme.color(Ink::Line), 1));
    painter.drawLine(QPointF(paint.view.xOf(0), middle), QPointF(paint.view.xOf(paint.lastStep), middle));
    painter.setPen(QPen(theme.color(Ink::Control), 1));
    for (const int step : dimension.chunkStarts) {
        const double x = paint.view.xOf(step);
        painter.drawLine(QPointF(x, row.bottom() - theme.px(4)), QPointF(x, row.bottom()));
    }
    // symmetric about zero and fixed for the episode
    const float range = std::max(largestMagnitude(dimension.recorded), largestMagnitude(dimension.predicted));
    const ValueScale scale{middle, range > 0 ? (row.height() / 2 - theme.px(5)) / range : 0};
    painter.setOpacity(paint.opacity(Origin::Given));
    strokes::stroke(painter, seriesPath(dimension.recorded, paint.view, scale), Origin::Given, 1.5);
    painter.setOpacity(paint.opacity(Origin::Imagined));
    strokes::stroke(painter, seriesPath(dimension.predicted, paint.view, scale), Origin::Imagined, 1.5);
    painter.setOpacity(1);
}

GripperLane::GripperLane(QObject* parent) : Lane(QStringLiteral("lane.gripper"), parent) {}

void GripperLane::setTrack(GripperTrack track) {
    track_ = std::move(track);
    refresh();
}

QString GripperLane::valueAtStep(int step) const {
    if (!hasData()) return {};
    const bool closed = std::any_of(track_.closed.begin(), track_.closed.end(),
                                    [step](const StepSpan& span) { return step >= span.first && step < span.end; });
    return closed ? tr("closed") : tr("open");
}

void GripperLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const double middle = paint.area.center().y();
    painter.setPen(QPen(theme.color(Ink::Border), 2 * theme.scale()));
    painter.drawLine(QPointF(paint.view.xOf(0), middle), QPointF(paint.view.xOf(paint.lastStep), middle));
    const auto bar = [&](const StepSpan& span, double halfHeight) {
        const double y = theme.scale() * halfHeight;
        return QRectF(QPointF(paint.view.xOf(span.first), middle - y), QPointF(paint.view.xOf(span.end), middle + y));
    };
    QColor fill = theme.color(Origin::Given);
    // opaque over the line: a mixture with the ground, not a veil
    const QColor ground = theme.color(Ink::Panel);
    const auto mixed = [](int a, int b) { return (a * 60 + b * 40) / 100; };
    fill.setRgb(mixed(fill.red(), ground.red()), mixed(fill.green(), ground.green()), mixed(fill.blue(), ground.blue()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.setOpacity(paint.opacity(Origin::Given));
    for (const StepSpan& span : track_.closed) painter.drawRoundedRect(bar(span, 6), theme.px(2), theme.px(2));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(strokes::pen(Origin::Imagined, 1.5));
    painter.setOpacity(paint.opacity(Origin::Imagined));
    for (const StepSpan& span : track_.predictedClosed) painter.drawRect(bar(span, 8));
    painter.setOpacity(1);
}

std::vector<int> GripperLane::events() const {
    std::vector<int> edges;
    for (const StepSpan& span : track_.closed) edges.insert(edges.end(), {span.first, span.end});
    return edges;
}

}  // namespace orrery
