#include "widgets/panels/parts.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>
#include <utility>

namespace orrery {

TextLabel::TextLabel(TextStyle style, QWidget* parent) : QLabel(parent), style_(style) {
    setTextFormat(Qt::PlainText);
    connect(&Theme::get(), &Theme::changed, this, &TextLabel::apply);
    apply();
}

void TextLabel::setInk(Ink ink) {
    if (ink == style_.ink) return;
    style_.ink = ink;
    apply();
}

void TextLabel::setElided(bool elided) {
    elided_ = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void TextLabel::apply() {
    setFont(style_.font());
    // the program's style sheet colours every widget, so that a palette would not be heard
    setStyleSheet(QStringLiteral("color: %1").arg(Theme::get().color(style_.ink).name()));
}

QSize TextLabel::minimumSizeHint() const {
    return elided_ ? QSize(0, QLabel::minimumSizeHint().height()) : QLabel::minimumSizeHint();
}

void TextLabel::paintEvent(QPaintEvent* event) {
    if (!elided_) {
        QLabel::paintEvent(event);
        return;
    }
    const auto shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    painter.setPen(Theme::get().color(style_.ink));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

IconButton::IconButton(QString icon, QWidget* parent) : QToolButton(parent), icon_(std::move(icon)) {
    setFocusPolicy(Qt::TabFocus);
    connect(&Theme::get(), &Theme::changed, this, &IconButton::apply);
    apply();
}

void IconButton::setWords(const QString& words) {
    setToolTip(words);
    setAccessibleName(words);
}

void IconButton::setIconName(const QString& icon, Ink ink) {
    icon_ = icon;
    ink_ = ink;
    apply();
}

void IconButton::apply() {
    const auto& theme = Theme::get();
    setIcon(theme.icon(icon_, ink_));
    setIconSize({theme.px(16), theme.px(16)});
    setMinimumSize(theme.px(26), theme.px(26));
}

QWidget* newLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setObjectName(QStringLiteral("hline"));
    line->setFixedHeight(1);
    return line;
}

EmptyState::EmptyState(QString icon, QWidget* parent)
    : QWidget(parent),
      iconName_(std::move(icon)),
      icon_(new QLabel(this)),
      title_(new TextLabel({12, 500, Ink::Text}, this)),
      line_(new TextLabel({12, 400, Ink::Text2}, this)) {
    title_->setObjectName(QStringLiteral("emptyTitle"));
    line_->setObjectName(QStringLiteral("emptyLine"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(4);
    column->addStretch();
    for (auto* label : {icon_, static_cast<QLabel*>(title_), static_cast<QLabel*>(line_)}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != icon_);
        column->addWidget(label);
    }
    column->insertSpacing(2, 4);
    column->addStretch();
    connect(&Theme::get(), &Theme::changed, this, &EmptyState::apply);
    apply();
}

void EmptyState::setTexts(const QString& title, const QString& line) {
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
    line_->setText(line);
    setAccessibleName(title + QLatin1Char(' ') + line);
}

void EmptyState::apply() { icon_->setPixmap(Theme::get().pixmap(iconName_, Ink::Text2, 20, devicePixelRatioF())); }

}  // namespace orrery
