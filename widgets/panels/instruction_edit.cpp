#include "widgets/panels/instruction_edit.h"

#include <QAction>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>
#include <utility>

#include "widgets/theme/theme.h"

namespace orrery {

InstructionEdit::InstructionEdit(QWidget* parent) : QLineEdit(parent), glyph_(addAction(QIcon(), LeadingPosition)) {
    setObjectName(QStringLiteral("instructionEdit"));
    setMaxLength(4000);
    connect(&Theme::get(), &Theme::changed, this, &InstructionEdit::restyle);
    restyle();
}

void InstructionEdit::restyle() {
    auto& theme = Theme::get();
    setFixedHeight(theme.px(32));
    glyph_->setIcon(edited_ ? theme.icon(Theme::glyph(Origin::Edited), Ink::Edited) : theme.icon(QStringLiteral("instruction")));
}

void InstructionEdit::setEdited(bool edited) {
    if (edited == edited_) return;
    edited_ = edited;
    restyle();
    Q_EMIT originChanged();
}

void InstructionEdit::setUnknown(std::vector<WordSpan> words) {
    unknown_ = std::move(words);
    update();
}

QStringList InstructionEdit::unknownWordList() const {
    QStringList words;
    for (const auto& word : unknown_) words << word.word;
    words.removeDuplicates();
    return words;
}

void InstructionEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (unknown_.empty() || !isEnabled()) return;
    // the field scrolls by itself: where its cursor stands tells by how much
    const auto metrics = fontMetrics();
    const int origin = cursorRect().center().x() - metrics.horizontalAdvance(text().left(cursorPosition()));
    const auto& theme = Theme::get();
    QPainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    painter.setClipRect(style()->subElementRect(QStyle::SE_LineEditContents, &option, this));
    QPen pen(theme.color(Ink::Warning), theme.px(1.5));
    pen.setStyle(Qt::DotLine);
    painter.setPen(pen);
    const int y = height() / 2 + metrics.ascent() / 2 + theme.px(4);
    for (const auto& word : unknown_) {
        const int left = origin + metrics.horizontalAdvance(text().left(word.begin));
        painter.drawLine(left, y, left + metrics.horizontalAdvance(text().mid(word.begin, word.length)), y);
    }
}

}  // namespace orrery
