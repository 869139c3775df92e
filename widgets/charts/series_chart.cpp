#include "widgets/charts/series_chart.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QtCharts/QChart>
#include <QtCharts/QValueAxis>
#include <algorithm>
#include <cmath>
#include <map>

#include "widgets/charts/ticks.h"
#include "widgets/timeline/strokes.h"

namespace orrery {
namespace {

constexpr int kDragPx = 4;

}  // namespace

QString ChartAxis::title() const {
    return unit.isEmpty() ? quantity : SeriesChart::tr("%1, %2", "quantity, unit").arg(quantity, unit);
}

double ChartAxis::interval() const { return tickApart > 0 ? tickApart : tickInterval(low, high); }

SeriesChart::SeriesChart(Form form, QWidget* parent)
    : QChartView(new QChart, parent), form_(form), axisX_(new QValueAxis(this)), axisY_(new QValueAxis(this)), series_(*chart(), *axisX_, *axisY_) {
    chart()->legend()->hide();
    chart()->addAxis(axisX_, Qt::AlignBottom);
    chart()->addAxis(axisY_, Qt::AlignLeft);
    chart()->setAnimationOptions(QChart::NoAnimation);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    viewport()->setMouseTracking(true);  // the pointer stands over the viewport, not over the view
    setFocusPolicy(Qt::StrongFocus);
    // lines are reduced to the pixels there are
    connect(chart(), &QChart::plotAreaChanged, this, &SeriesChart::rebuild);
    connect(&Theme::get(), &Theme::changed, this, &SeriesChart::restyle);
    restyle();
}

void SeriesChart::restyle() {
    const Theme& theme = Theme::get();
    chart()->setBackgroundVisible(false);
    setBackgroundBrush(theme.color(Ink::Panel));
    chart()->setBackgroundRoundness(0);
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    const int margin = form_ == Form::Full ? theme.px(4) : 0;
    chart()->setMargins(QMargins(margin, margin * 2, margin * 3, 0));
    restyleAxis(axisX_, x_);
    restyleAxis(axisY_, y_);
    axisX_->setGridLineVisible(false);
    axisY_->setGridLineVisible(true);
    rebuild();
}

void SeriesChart::restyleAxis(QValueAxis* axis, const ChartAxis& what) {
    const Theme& theme = Theme::get();
    const bool full = form_ == Form::Full;
    const double interval = what.interval();
    // every call lays out all ticks: a long new range must never meet the fine ticks of a short old one
    axis->setTickInterval(std::max(axis->tickInterval(), interval));
    // a hair more than the range: ticks are summed up, and the last one must not fall out
    axis->setRange(what.low, what.high + (what.high - what.low) * 1e-9);
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(what.tickAnchor);
    axis->setTickInterval(interval);
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(tickDecimals(interval)));
    axis->setTitleText(what.title());
    axis->setTitleVisible(full);
    axis->setTitleFont(theme.ui(11));
    axis->setTitleBrush(theme.color(Ink::Text3));
    axis->setLabelsVisible(full);
    axis->setLabelsFont(theme.ui(11));
    axis->setLabelsBrush(theme.color(Ink::Text3));
    axis->setLineVisible(full);
    axis->setLinePen(QPen(theme.color(Ink::Border), 1));
    axis->setGridLineVisible(full);
    axis->setGridLinePen(QPen(theme.color(Ink::Line), 1));
}

bool ChartLine::sameAs(const ChartLine& other) const {
    const auto same = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return name == other.name && origin == other.origin && look == other.look && first == other.first && apart == other.apart &&
           std::equal(values.begin(), values.end(), other.values.begin(), other.values.end(), same);
}

void SeriesChart::setLines(std::vector<ChartLine> lines) {
    // charts follow a running job: most of them are told again what they show already
    const auto same = [](const ChartLine& a, const ChartLine& b) { return a.sameAs(b); };
    if (std::equal(lines.begin(), lines.end(), lines_.begin(), lines_.end(), same)) return;
    lines_ = std::move(lines);
    rebuild();
}

void SeriesChart::setBand(Series low, Series high) {
    bandLow_ = std::move(low);
    bandHigh_ = std::move(high);
    rebuild();
}

void SeriesChart::setAxes(const ChartAxis& x, const ChartAxis& y) {
    if (x == x_ && y == y_) return;
    x_ = x;
    y_ = y;
    restyle();
}

void SeriesChart::setWindow(double low, double high) {
    if (x_.low == low && x_.high == high) return;
    x_.low = low;
    x_.high = high;
    axisX_->setRange(low, high);
    axisX_->setTickInterval(x_.interval());
    rebuild();
}

void SeriesChart::setCursor(std::optional<double> x) {
    if (cursor_ == x) return;
    cursor_ = x;
    viewport()->update();
}

void SeriesChart::setShown(Origin origin, bool shown) {
    dimmed_[static_cast<std::size_t>(origin)] = !shown;
    rebuild();
}

int SeriesChart::gaps() const {
    int count = 0;
    for (const ChartLine& line : lines_) count += gapCount(line.values);
    return count;
}

QPen SeriesChart::penOf(const ChartLine& line) const {
    const Theme& theme = Theme::get();
    QPen pen = strokes::pen(line.origin, 1.5);
    if (line.look != ChartLine::Look::ByOrigin) {
        pen = QPen(theme.color(line.look == ChartLine::Look::Reference ? Ink::Text2 : Ink::Control), 1.2 * theme.scale());
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(line.look == ChartLine::Look::Reference ? QList<qreal>{1, 2} : QList<qreal>{4, 3, 1, 3});
    }
    QColor color = pen.color();
    if (dimmed_[static_cast<std::size_t>(line.origin)]) color.setAlphaF(0.22F);
    pen.setColor(color);
    return pen;
}

void SeriesChart::rebuild() {
    showBand();
    const QRectF plot = chart()->plotArea();
    series_.begin();
    for (const ChartLine& line : lines_) {
        // in places of the series, where value i stands at i
        const TimeView view{(x_.low - line.first) / line.apart, (x_.high - line.first) / line.apart, plot.left(),
                            std::max(plot.right(), plot.left() + 1)};
        for (const SeriesRun& run : runsInView(line.values, view)) {
            QList<QPointF> points;
            for (const SeriesPoint& point : run) points << QPointF(line.first + point.step * line.apart, point.value);
            // a lone value would be invisible as a line
            if (points.size() == 1) points << points.front() + QPointF(0.3 * line.apart, 0);
            series_.addRun(line.name, penOf(line), points);
        }
    }
    series_.end();
    viewport()->update();
}

void SeriesChart::showBand() {
    if (lines_.empty() || bandLow_.size() != bandHigh_.size() || bandLow_.empty()) return series_.hideBand();
    QList<QPointF> upper, lower;
    for (std::size_t i = 0; i < bandLow_.size(); ++i) {
        if (!std::isfinite(bandLow_[i]) || !std::isfinite(bandHigh_[i])) continue;
        upper << QPointF(lines_.front().xOf(i), bandHigh_[i]);
        lower << QPointF(lines_.front().xOf(i), bandLow_[i]);
    }
    QColor fill = Theme::get().color(lines_.front().origin);
    fill.setAlphaF(0.15F);
    series_.showBand(fill, upper, lower);
}

double SeriesChart::pixelOf(double x) const {
    const QRectF plot = chart()->plotArea();
    return plot.left() + (x - x_.low) / (x_.high - x_.low) * plot.width();
}

double SeriesChart::xAt(const QPointF& position) const {
    const QRectF plot = chart()->plotArea();
    const double x = x_.low + (position.x() - plot.left()) / std::max(1.0, plot.width()) * (x_.high - x_.low);
    return std::clamp(x, x_.low, x_.high);
}

void SeriesChart::drawForeground(QPainter* painter, const QRectF& rect) {
    const Theme& theme = Theme::get();
    const QRectF plot = chart()->plotArea();
    const double height = form_ == Form::Row ? rect.height() : plot.height();
    const double top = form_ == Form::Row ? rect.top() : plot.top();
    if (form_ == Form::Full) paintNames(*painter);
    if (cursor_ && *cursor_ >= x_.low && *cursor_ <= x_.high) {
        painter->fillRect(QRectF(pixelOf(*cursor_) - 0.5, top, theme.px(1), height), theme.color(Ink::Accent));
    }
    if (hasFocus()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme.color(Ink::Accent), 2));
        painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void SeriesChart::paintNames(QPainter& painter) const {
    const Theme& theme = Theme::get();
    const QRectF plot = chart()->plotArea();
    painter.setFont(theme.ui(11));
    const QFontMetricsF metrics(painter.font());
    std::vector<QRectF> taken;
    for (const ChartLine& line : lines_) {
        // at three quarters of the line, above it, unless another name is there already
        const auto size = static_cast<double>(line.values.size());
        const int index = static_cast<int>(size * (0.75 - 0.2 * static_cast<double>(taken.size())));
        const float value = valueAt(line.values, std::max(0, index));
        if (line.name.isEmpty() || !std::isfinite(value)) continue;
        const double share = std::clamp((value - y_.low) / (y_.high - y_.low), 0.0, 1.0);
        QRectF box(0, 0, metrics.horizontalAdvance(line.name) + 2, metrics.height());
        const double x = pixelOf(line.xOf(static_cast<std::size_t>(std::max(0, index))));
        box.moveCenter({x, plot.bottom() - share * plot.height() - metrics.height() * 0.8});
        box.moveLeft(std::clamp(box.left(), plot.left(), std::max(plot.left(), plot.right() - box.width())));
        box.moveTop(std::max(box.top(), plot.top()));
        for (const QRectF& other : taken) {
            if (box.intersects(other)) box.moveTop(other.bottom());
        }
        taken.push_back(box);
        QColor ground = theme.color(Ink::Panel);
        ground.setAlphaF(0.75F);
        painter.fillRect(box, ground);
        painter.setPen(line.look == ChartLine::Look::ByOrigin ? theme.color(line.origin) : theme.color(Ink::Text2));
        painter.drawText(box, Qt::AlignCenter, line.name);
    }
}

void SeriesChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) press_ = event->position();
}

void SeriesChart::mouseMoveEvent(QMouseEvent* event) { Q_EMIT hovered(xAt(event->position())); }

void SeriesChart::mouseReleaseEvent(QMouseEvent* event) {
    if (!press_ || event->button() != Qt::LeftButton) return;
    const double from = xAt(*press_);
    const double to = xAt(event->position());
    const bool dragged = std::abs(press_->x() - event->position().x()) > Theme::get().px(kDragPx);
    press_.reset();
    if (dragged) Q_EMIT rangeSelected(std::min(from, to), std::max(from, to));
    else Q_EMIT clicked(to);
}

void SeriesChart::leaveEvent(QEvent* event) {
    Q_EMIT hovered(std::nullopt);
    QChartView::leaveEvent(event);
}

/// The window has a Ctrl+C of its own; in a chart it means the chart.
bool SeriesChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QChartView::event(event);
}

void SeriesChart::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) copy();
    else QWidget::keyPressEvent(event);
}

void SeriesChart::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy values"), this, &SeriesChart::copy)->setObjectName(QStringLiteral("copy"));
    menu->addSeparator();
    for (const auto& [format, text] : {std::pair(ChartFormat::Csv, tr("Save as CSV…")), std::pair(ChartFormat::Svg, tr("Save as SVG…")),
                                       std::pair(ChartFormat::Png, tr("Save as PNG…"))}) {
        menu->addAction(text, this, [this, format = format] { Q_EMIT exportWanted(format); })->setObjectName(suffixOf(format));
    }
    menu->popup(event->globalPos());
}

void SeriesChart::copy() const { QGuiApplication::clipboard()->setText(tsv()); }

QString SeriesChart::tsv() const {
    std::map<double, QStringList> rows;
    QStringList head{x_.title()};
    for (std::size_t column = 0; column < lines_.size(); ++column) {
        const ChartLine& line = lines_[column];
        head << (y_.unit.isEmpty() ? line.name : QStringLiteral("%1 (%2)").arg(line.name, y_.unit));
        for (std::size_t i = 0; i < line.values.size(); ++i) {
            QStringList& cells = rows[line.xOf(i)];
            while (cells.size() < static_cast<qsizetype>(lines_.size())) cells << QString();
            if (std::isfinite(line.values[i])) cells[static_cast<qsizetype>(column)] = QString::number(line.values[i], 'g', 9);
        }
    }
    QString text = head.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const auto& [x, cells] : rows) {
        text += QString::number(x, 'g', 12) + QLatin1Char('\t') + cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

}  // namespace orrery
