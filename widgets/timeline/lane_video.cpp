#include <algorithm>
#include <cmath>

#include "widgets/timeline/lanes.h"
#include "widgets/timeline/strokes.h"

namespace orrery {

VideoLane::VideoLane(VideoTrack track, QObject* parent)
    : Lane(QStringLiteral("lane.video.%1").arg(track.camera), parent), track_(std::move(track)) {}

void VideoLane::setThumbnail(int step, const QImage& picture) {
    // no larger than it can be drawn at 200 % on a dense screen
    constexpr int kTallest = 160;
    const bool large = picture.height() > kTallest;
    pictures_.insert(step, large ? picture.scaledToHeight(kTallest, Qt::SmoothTransformation) : picture);
    refresh();
}

void VideoLane::setGaps(std::vector<VideoGap> gaps) {
    track_.gaps = std::move(gaps);
    refresh();
}

const VideoGap* VideoLane::gapAt(int step) const {
    const auto found = std::find_if(track_.gaps.begin(), track_.gaps.end(), [step](const VideoGap& gap) {
        return step >= gap.steps.first && step < gap.steps.end;
    });
    return found == track_.gaps.end() ? nullptr : &*found;
}

double VideoLane::stepsApart(const LanePaint& paint) const {
    const double width = (paint.area.height() - Theme::get().px(6)) * track_.aspect;
    return std::max(1.0, std::ceil(width / paint.view.pixelsPerStep()));
}

std::vector<int> VideoLane::stepsInView(const LanePaint& paint) const {
    const int apart = static_cast<int>(stepsApart(paint));
    // half a thumbnail in from the first step, so that the first one is whole
    int step = apart / 2;
    if (paint.view.first > apart) step += (static_cast<int>(paint.view.first) / apart - 1) * apart;
    std::vector<int> steps;
    for (; step <= paint.lastStep && step - apart <= paint.view.last; step += apart) {
        if (step + apart >= paint.view.first) steps.push_back(step);
    }
    return steps;
}

QList<int> VideoLane::missing(const LanePaint& paint) const {
    QList<int> steps;
    for (const int step : stepsInView(paint)) {
        if (!pictures_.contains(step) && gapAt(step) == nullptr) steps.append(step);
    }
    return steps;
}

void VideoLane::paint(QPainter& painter, const LanePaint& paint) const {
    const Theme& theme = Theme::get();
    const QRectF strip = paint.area.adjusted(0, theme.px(3), 0, -theme.px(3));
    const double width = stepsApart(paint) * paint.view.pixelsPerStep();
    const double left = paint.view.xOf(0);
    const double right = paint.view.xOf(paint.lastStep);
    painter.save();
    painter.setClipRect(QRectF(left, strip.top(), right - left, strip.height()), Qt::IntersectClip);
    painter.fillRect(strip, theme.color(Ink::Well));
    painter.setOpacity(paint.opacity(Origin::Given));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const int step : stepsInView(paint)) {
        const QImage picture = pictures_.value(step);
        if (picture.isNull()) continue;
        const QRectF cell(paint.view.xOf(step) - width / 2, strip.top(), width - 1, strip.height());
        // cut, not squeezed: the middle of the picture in the shape of the cell
        const double scale = std::max(cell.width() / picture.width(), cell.height() / picture.height());
        QRectF source(0, 0, cell.width() / scale, cell.height() / scale);
        source.moveCenter(QRectF(picture.rect()).center());
        painter.drawImage(cell, picture, source);
    }
    painter.setOpacity(1);
    for (const VideoGap& gap : track_.gaps) {
        const QRectF area(QPointF(paint.view.xOf(gap.steps.first - 0.5), strip.top()),
                          QPointF(paint.view.xOf(gap.steps.end - 0.5), strip.bottom()));
        painter.fillRect(area, theme.color(Ink::Well));
        strokes::hatch(painter, area, theme.color(Ink::Border));
        painter.setFont(theme.ui(11));
        painter.setPen(theme.color(Ink::Text2));
        const QRectF seen = area.intersected(paint.area);
        strokes::elided(painter, seen.adjusted(theme.px(6), 0, -theme.px(6), 0), gap.reason);
    }
    painter.restore();
}

QString VideoLane::toolTip(const QPointF& position, const LanePaint& paint) const {
    const VideoGap* gap = gapAt(paint.view.nearestStep(position.x(), paint.lastStep));
    return gap == nullptr ? QString() : gap->reason;
}

std::vector<int> VideoLane::events() const {
    std::vector<int> edges;
    for (const VideoGap& gap : track_.gaps) edges.insert(edges.end(), {gap.steps.first, gap.steps.end});
    return edges;
}

}  // namespace orrery
