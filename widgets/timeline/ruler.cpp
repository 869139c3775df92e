#include "widgets/timeline/ruler.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/timeline/strokes.h"
#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

constexpr int kLeastMajor = 100;

QString seconds(int step, double fps) {
    return TimelineRuler::tr("%1 s").arg(QString::number(step / fps, 'f', 1));
}

}  // namespace

TimelineRuler::TimelineRuler(Timeline* timeline) : QWidget(timeline), timeline_(timeline) {
    setObjectName(QStringLiteral("timelineRuler"));
    setAccessibleName(tr("Ruler"));
}

Extent TimelineRuler::flagExtent() const {
    const Theme& theme = Theme::get();
    const double width = QFontMetricsF(theme.mono(12, 500)).horizontalAdvance(QString::number(timeline_->playhead())) + theme.px(10);
    const double x = timeline_->view().xOf(timeline_->playhead());
    return {x - width / 2, x + width / 2};
}

std::vector<TimelineRuler::Label> TimelineRuler::majorLabels(bool withSeconds) const {
    const Theme& theme = Theme::get();
    const QFontMetricsF mono(theme.mono(11));
    const QFontMetricsF ui(theme.ui(11));
    std::vector<Label> labels;
    for (const RulerMark& mark : rulerMarks(timeline_->view(), timeline_->lastStep(), theme.px(kLeastMajor))) {
        if (!mark.major) continue;
        Label label{QString::number(mark.step), withSeconds ? seconds(mark.step, timeline_->fps()) : QString(), {}};
        label.extent.from = mark.x + theme.px(4);
        label.extent.to = label.extent.from + mono.horizontalAdvance(label.step);
        if (withSeconds) label.extent.to += theme.px(5) + ui.horizontalAdvance(label.seconds);
        labels.push_back(std::move(label));
    }
    return labels;
}

std::vector<TimelineRuler::Label> TimelineRuler::visibleLabels() const {
    if (timeline_->stepCount() == 0) return {};
    const Theme& theme = Theme::get();
    // a little air on each side, so that labels do not only not overlap but do not touch
    const double air = theme.px(4);
    const auto extents = [&](const std::vector<Label>& labels) {
        std::vector<Extent> out;
        for (const Label& label : labels) out.push_back({label.extent.from - air / 2, label.extent.to + air / 2});
        return out;
    };
    std::vector<Label> labels = majorLabels(timeline_->fps() > 0);
    const std::vector<Extent> wide = extents(labels);
    const auto touching = [](const Extent& a, const Extent& b) { return a.touches(b); };
    const bool crowded = std::adjacent_find(wide.begin(), wide.end(), touching) != wide.end();
    if (crowded) labels = majorLabels(false);
    const Extent room{static_cast<double>(timeline_->headerWidth()), static_cast<double>(width())};
    const std::vector<bool> fits = labelsThatFit(extents(labels), flagExtent(), room);
    std::vector<Label> kept;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (fits[i]) kept.push_back(labels[i]);
    }
    return kept;
}

QStringList TimelineRuler::labels() const {
    QStringList texts;
    for (const Label& label : visibleLabels()) texts << label.step;
    return texts;
}

void TimelineRuler::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int header = timeline_->headerWidth();
    painter.fillRect(QRect(0, 0, header, height()), theme.color(Ink::Panel));
    painter.fillRect(QRect(header, 0, width() - header, height()), theme.color(Ink::Raised));
    painter.setFont(theme.ui(11));
    painter.setPen(theme.color(Ink::Text3));
    const QRectF words(theme.px(12), 0, header - theme.px(24), height());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, tr("Step"));
    if (timeline_->fps() > 0) painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, tr("seconds"));
    painter.fillRect(QRect(header - 1, 0, 1, height()), theme.color(Ink::Line));
    painter.setClipRect(QRect(header, 0, width() - header, height()));
    paintMarks(painter);
    paintReady(painter);
    paintMarkers(painter);
    paintRange(painter);
    paintFlag(painter);
}

void TimelineRuler::paintMarks(QPainter& painter) const {
    const Theme& theme = Theme::get();
    const double bottom = height() - theme.px(2);
    for (const RulerMark& mark : rulerMarks(timeline_->view(), timeline_->lastStep(), theme.px(kLeastMajor))) {
        const double x = std::floor(mark.x) + 0.5;
        painter.setPen(QPen(theme.color(mark.major ? Ink::Control : Ink::Border), 1));
        painter.drawLine(QPointF(x, bottom - theme.px(mark.major ? 8 : 4)), QPointF(x, bottom));
    }
    const double middle = height() / 2.0 - theme.px(1);
    for (const Label& label : visibleLabels()) {
        painter.setFont(theme.mono(11));
        painter.setPen(theme.color(Ink::Text2));
        const double split = label.extent.from + QFontMetricsF(painter.font()).horizontalAdvance(label.step) + theme.px(5);
        painter.drawText(QRectF(label.extent.from, 0, split, 2 * middle), Qt::AlignLeft | Qt::AlignVCenter, label.step);
        painter.setFont(theme.ui(11));
        painter.setPen(theme.color(Ink::Text3));
        painter.drawText(QRectF(split, 0, width(), 2 * middle), Qt::AlignLeft | Qt::AlignVCenter, label.seconds);
    }
}

void TimelineRuler::paintMarkers(QPainter& painter) const {
    const Theme& theme = Theme::get();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::Accent));
    const double bottom = height() - theme.px(3), side = theme.px(4);
    for (const TimelineMarker& marker : timeline_->markers_->markers()) {
        const double x = timeline_->view().xOf(marker.step);
        painter.drawPolygon(QPolygonF{QPointF(x - side, bottom - 1.5 * side), QPointF(x + side, bottom - 1.5 * side), QPointF(x, bottom)});
    }
}

void TimelineRuler::paintReady(QPainter& painter) const {
    const Theme& theme = Theme::get();
    const double thick = theme.px(2);
    const double y = height() - thick / 2;
    const auto lines = [&](const std::vector<StepSpan>& spans, const QPen& pen) {
        painter.setPen(pen);
        for (const StepSpan& span : spans) {
            painter.drawLine(QPointF(timeline_->view().xOf(span.first - 0.5), y), QPointF(timeline_->view().xOf(span.end - 0.5), y));
        }
    };
    QPen frames(theme.color(Ink::Control), thick);
    frames.setCapStyle(Qt::FlatCap);
    lines(timeline_->readyFrames_, frames);
    lines(timeline_->readyPredictions_, strokes::pen(Origin::Imagined, 2));
}

void TimelineRuler::paintRange(QPainter& painter) const {
    if (timeline_->loopIn() < 0) return;
    const Theme& theme = Theme::get();
    const double from = timeline_->view().xOf(timeline_->loopIn());
    const double to = timeline_->view().xOf(timeline_->loopOut());
    painter.fillRect(QRectF(from, 0, to - from, theme.px(3)), theme.color(Ink::Accent));
    // handles, to be dragged
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::Accent));
    const double side = theme.px(6);
    painter.drawPolygon(QPolygonF{QPointF(from, 0), QPointF(from + side, 0), QPointF(from, side * 1.6)});
    painter.drawPolygon(QPolygonF{QPointF(to, 0), QPointF(to - side, 0), QPointF(to, side * 1.6)});
    painter.fillRect(QRectF(from, 0, 1, height()), theme.color(Ink::Accent));
    painter.fillRect(QRectF(to - 1, 0, 1, height()), theme.color(Ink::Accent));
}

void TimelineRuler::paintFlag(QPainter& painter) const {
    const Theme& theme = Theme::get();
    const double x = timeline_->view().xOf(timeline_->playhead());
    const Extent extent = flagExtent();
    const QRectF flag(QPointF(extent.from, theme.px(3)), QPointF(extent.to, theme.px(20)));
    painter.fillRect(QRectF(x - 0.5, flag.bottom(), 1, height() - flag.bottom()), theme.color(Ink::Accent));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Ink::AccentFill));
    painter.drawRoundedRect(flag, theme.px(2), theme.px(2));
    painter.drawPolygon(QPolygonF{QPointF(x - theme.px(4), flag.bottom() - 0.5), QPointF(x + theme.px(4), flag.bottom() - 0.5),
                                  QPointF(x, flag.bottom() + theme.px(3))});
    painter.setPen(theme.color(Ink::AccentText));
    painter.setFont(theme.mono(12, 500));
    painter.drawText(flag, Qt::AlignCenter, QString::number(timeline_->playhead()));
}

}  // namespace orrery
