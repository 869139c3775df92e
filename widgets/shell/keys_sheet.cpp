#include "widgets/shell/keys_sheet.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "widgets/panels/parts.h"
#include "widgets/shell/command_registry.h"

namespace orrery {

constexpr int kRows = 18;

KeysSheet::KeysSheet(CommandRegistry& registry, QWidget* window)
    : Panel(window), registry_(registry), title_(new TextLabel({15, 500, Ink::Text}, this)) {
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setObjectName(QStringLiteral("keysSheet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(title_);
    settle();
}

void KeysSheet::open() {
    fill();
    adjustSize();
    const QWidget* window = parentWidget();
    move(window->mapToGlobal(window->rect().center()) - rect().center());
    show();
    setFocus(Qt::PopupFocusReason);
}

void KeysSheet::fill() {
    delete body_;
    body_ = new QWidget(this);
    auto* grid = new QGridLayout(body_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::get().px(12));
    grid->setVerticalSpacing(Theme::get().px(6));
    int place = 0;
    for (const QAction* action : registry_.actions()) {
        if (registry_.keysText(action).isEmpty()) continue;
        auto* keys = new TextLabel({12, 400, Ink::Text, true}, body_);
        keys->setText(registry_.keysText(action));
        auto* words = new TextLabel({12, 400, Ink::Text2}, body_);
        words->setText(action->text());
        words->setContentsMargins(0, 0, Theme::get().px(24), 0);
        const int column = place / kRows * 2;
        grid->addWidget(keys, place % kRows, column);
        grid->addWidget(words, place % kRows, column + 1);
        ++place;
    }
    layout()->addWidget(body_);
}

void KeysSheet::retranslate() {
    title_->setText(tr("Review keys"));
    setAccessibleName(title_->text());
}

void KeysSheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F1 || event->key() == Qt::Key_Escape) hide();
}

void KeysSheet::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::get().color(Ink::Raised));
    painter.setPen(Theme::get().color(Ink::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace orrery
