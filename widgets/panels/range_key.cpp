#include "widgets/panels/range_key.h"

#include <QLinearGradient>
#include <QPainter>

#include "widgets/panels/numbers.h"
#include "widgets/theme/theme.h"

namespace orrery {

RangeKey::RangeKey(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("similarityKey"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RangeKey::setRange(double low, double high) {
    low_ = low;
    high_ = high;
    setAccessibleName(tr("Cosine from %1 to %2").arg(signedNumber(low, 2), signedNumber(high, 2)));
    update();
}

QSize RangeKey::sizeHint() const { return {Theme::get().px(200), Theme::get().px(16)}; }

void RangeKey::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::get();
    QPainter painter(this);
    painter.setFont(theme.mono(11));
    painter.setPen(theme.color(Ink::Text2));
    const QString low = signedNumber(low_, 2);
    const QString high = signedNumber(high_, 2);
    const int room = painter.fontMetrics().horizontalAdvance(QStringLiteral("−0.00")) + theme.px(6);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, low);
    painter.drawText(rect().adjusted(0, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter, high);
    const QRect bar(room, height() / 2 - theme.px(4), width() - 2 * room, theme.px(8));
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (const auto& [position, color] : theme.ember().stops) gradient.setColorAt(position, color);
    painter.fillRect(bar, gradient);
}

}  // namespace orrery
