#include "widgets/timeline/step_label.h"

#include <QFontMetrics>
#include <QPainter>

#include "widgets/theme/theme.h"

namespace orrery {

StepLabel::StepLabel(QWidget* parent) : QLabel(parent) {}

void StepLabel::setStep(int step, int lastStep) {
    step_ = step;
    lastStep_ = lastStep;
    setText(lastStep < 0 ? QString() : QStringLiteral("%1 / %2").arg(step).arg(lastStep));
    updateGeometry();
}

QSize StepLabel::sizeHint() const {
    const QFontMetrics metrics(Theme::get().mono(15));
    const QString digits(std::max<qsizetype>(3, QString::number(lastStep_).size()), QLatin1Char('0'));
    return {metrics.horizontalAdvance(QStringLiteral("%1 / %1").arg(digits)), metrics.height()};
}

void StepLabel::paintEvent(QPaintEvent*) {
    if (lastStep_ < 0) return;
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.setFont(theme.mono(15));
    const QFontMetrics metrics(painter.font());
    const int field = metrics.horizontalAdvance(QString::number(lastStep_));
    painter.setPen(theme.color(Ink::Text));
    painter.drawText(QRect(0, 0, field, height()), Qt::AlignRight | Qt::AlignVCenter, QString::number(step_));
    painter.setPen(theme.color(Ink::Text3));
    painter.drawText(QRect(field, 0, width() - field, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QStringLiteral(" / %1").arg(lastStep_));
}

}  // namespace orrery
