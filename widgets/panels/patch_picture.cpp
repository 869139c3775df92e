#include "widgets/panels/patch_picture.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/theme/theme.h"

namespace orrery {

PatchPicture::PatchPicture(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("patchPicture"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("arrows", true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::get(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void PatchPicture::setFrame(const QImage& frame) {
    const bool reshaped = frame.size() != frame_.size();
    frame_ = frame;
    if (reshaped) updateGeometry();
    update();
}

void PatchPicture::setGrid(PatchGrid grid) {
    grid_ = std::move(grid);
    const auto count = static_cast<std::size_t>(std::max(grid_.rows, 0)) * static_cast<std::size_t>(std::max(grid_.columns, 0));
    // a grid whose numbers do not fill it is no grid
    if (grid_.colors.size() != count) grid_.colors.clear();
    if (grid_.values.size() != count) grid_.values.clear();
    if (selected_ && (selected_->x() >= grid_.columns || selected_->y() >= grid_.rows)) selected_.reset();
    update();
}

void PatchPicture::setModelArea(const QRectF& area) {
    modelArea_ = area;
    update();
}

void PatchPicture::setOpacity(double opacity) {
    opacity_ = std::clamp(opacity, 0.0, 1.0);
    update();
}

void PatchPicture::setRange(double low, double high) {
    low_ = low;
    high_ = high;
    update();
}

void PatchPicture::setSelected(std::optional<QPoint> patch) {
    selected_ = patch;
    update();
}

int PatchPicture::heightForWidth(int width) const { return frame_.isNull() ? width * 9 / 16 : width * frame_.height() / frame_.width(); }

QSize PatchPicture::sizeHint() const {
    const int width = Theme::get().px(320);
    return {width, heightForWidth(width)};
}

QRectF PatchPicture::frameArea() const {
    if (frame_.isNull()) return rect();
    const QSizeF size = QSizeF(frame_.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QRectF PatchPicture::gridArea() const {
    const auto frame = frameArea();
    return {frame.left() + modelArea_.left() * frame.width(), frame.top() + modelArea_.top() * frame.height(), modelArea_.width() * frame.width(),
            modelArea_.height() * frame.height()};
}

QRectF PatchPicture::patchArea(QPoint patch) const {
    const auto area = gridArea();
    // whole pixels, so that neighbours meet without seam or blend
    const auto edge = [](double start, double length, int at, int count) { return std::round(start + length * at / count); };
    const double left = edge(area.left(), area.width(), patch.x(), grid_.columns);
    const double top = edge(area.top(), area.height(), patch.y(), grid_.rows);
    return {left, top, edge(area.left(), area.width(), patch.x() + 1, grid_.columns) - left, edge(area.top(), area.height(), patch.y() + 1, grid_.rows) - top};
}

std::optional<QPoint> PatchPicture::patchAt(QPointF position) const {
    const auto area = gridArea();
    if (grid_.isEmpty() || !area.contains(position)) return std::nullopt;
    const int column = static_cast<int>((position.x() - area.left()) / area.width() * grid_.columns);
    const int row = static_cast<int>((position.y() - area.top()) / area.height() * grid_.rows);
    return QPoint(std::min(column, grid_.columns - 1), std::min(row, grid_.rows - 1));
}

QColor PatchPicture::colorOf(std::size_t patch) const {
    if (grid_.values.empty()) return QColor::fromRgb(grid_.colors[patch]);
    const double value = static_cast<double>(grid_.values[patch]);
    if (!std::isfinite(value)) return Qt::transparent;
    const double span = high_ > low_ ? high_ - low_ : 1;
    return Theme::get().ember().at((value - low_) / span);
}

void PatchPicture::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::get();
    QPainter painter(this);
    const auto area = frameArea();
    painter.fillRect(area, theme.color(Ink::Well));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!frame_.isNull()) painter.drawImage(area, frame_);
    if (!grid_.isEmpty()) {
        // what the model does not see is dimmed
        if (modelArea_ != QRectF(0, 0, 1, 1)) {
            painter.setOpacity(0.6);
            for (const QRect& rest : QRegion(area.toAlignedRect()).subtracted(gridArea().toAlignedRect())) painter.fillRect(rest, theme.color(Ink::Well));
        }
        painter.setOpacity(opacity_);
        for (int row = 0; row < grid_.rows; ++row) {
            for (int column = 0; column < grid_.columns; ++column) {
                painter.fillRect(patchArea({column, row}), colorOf(static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.columns) + static_cast<std::size_t>(column)));
            }
        }
        painter.setOpacity(1);
    }
    if (selected_ && !grid_.isEmpty()) {
        // dark around light: seen on every colour
        painter.setPen(QPen(QColor(0, 0, 0), 3));
        painter.drawRect(patchArea(*selected_));
        painter.setPen(QPen(QColor(255, 255, 255), 1.5));
        painter.drawRect(patchArea(*selected_));
    }
    painter.setPen(hasFocus() ? QPen(theme.color(Ink::Accent), 2) : QPen(theme.color(Ink::Given), 1));
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
}

void PatchPicture::mousePressEvent(QMouseEvent* event) {
    const auto patch = event->button() == Qt::LeftButton ? patchAt(event->position()) : std::nullopt;
    if (!patch) return;
    setSelected(patch);
    Q_EMIT patchClicked(patch->x(), patch->y());
}

void PatchPicture::keyPressEvent(QKeyEvent* event) {
    QPoint step;
    switch (event->key()) {
        case Qt::Key_Left: step = {-1, 0}; break;
        case Qt::Key_Right: step = {1, 0}; break;
        case Qt::Key_Up: step = {0, -1}; break;
        case Qt::Key_Down: step = {0, 1}; break;
        default: QWidget::keyPressEvent(event); return;
    }
    if (grid_.isEmpty()) return;
    const QPoint next = selected_ ? *selected_ + step : QPoint(0, 0);
    setSelected(QPoint(std::clamp(next.x(), 0, grid_.columns - 1), std::clamp(next.y(), 0, grid_.rows - 1)));
    Q_EMIT patchClicked(selected_->x(), selected_->y());
}

}  // namespace orrery
