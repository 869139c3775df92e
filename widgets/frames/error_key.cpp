#include "widgets/frames/error_key.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace orrery {

ErrorKey::ErrorKey(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("errorKey"));
    setAccessibleName(tr("Range of the error map"));
    setToolTip(tr("Drag to change the range, double-click for the episode's own. Pixel values in 0 to 1 at the model's output size, after its preprocessing."));
    setCursor(Qt::SizeHorCursor);
}

void ErrorKey::setRange(ErrorMode mode, double range) {
    mode_ = mode;
    range_ = range;
    update();
}

QSize ErrorKey::sizeHint() const { return {Theme::get().px(112), Theme::get().px(24)}; }

void ErrorKey::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::get();
    QPainter painter(this);
    const bool both = mode_ == ErrorMode::Signed;
    const double shown = mode_ == ErrorMode::Structural ? 1 : range_;
    const QString high = QString::number(shown, 'f', shown < 0.1 ? 3 : 2);
    const QString low = both ? QChar(0x2212) + high : QStringLiteral("0");
    painter.setFont(theme.mono(11));
    painter.setPen(theme.color(Ink::Text2));
    const QFontMetrics metrics(painter.font());
    const int left = metrics.horizontalAdvance(low) + theme.px(6), right = metrics.horizontalAdvance(high) + theme.px(6);
    const QRect bar(left, (height() - theme.px(7)) / 2, width() - left - right, theme.px(7));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, low);
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, high);
    for (int x = 0; x < bar.width(); ++x) {
        const double share = bar.width() > 1 ? static_cast<double>(x) / (bar.width() - 1) : 0;
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), both ? theme.signedMap().at(2 * share - 1) : theme.ember().at(share));
    }
}

void ErrorKey::mousePressEvent(QMouseEvent* event) {
    dragX_ = event->pos().x();
    dragRange_ = range_;
}

void ErrorKey::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    Q_EMIT rangeChosen(std::clamp(dragRange_ * std::pow(2.0, (event->pos().x() - dragX_) / 60.0), 0.001, 1.0));
}

void ErrorKey::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT rangeChosen(0); }

}  // namespace orrery
