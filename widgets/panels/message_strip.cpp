#include "widgets/panels/message_strip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <algorithm>
#include <array>
#include <utility>

#include "widgets/panels/parts.h"

namespace orrery {
namespace {

struct Look {
    Ink ink;
    Ink tint;
    QLatin1String icon;
};

Look lookOf(Message::Level level) {
    static const std::array looks{Look{Ink::Accent, Ink::AccentTint, QLatin1String("info")},
                                  Look{Ink::Warning, Ink::WarningTint, QLatin1String("warning")},
                                  Look{Ink::Danger, Ink::DangerTint, QLatin1String("error")}};
    return looks[static_cast<std::size_t>(level)];
}

}  // namespace

MessageStrip::MessageStrip(const QString& panel, QWidget* parent)
    : Panel(parent),
      icon_(new QLabel(this)),
      headline_(new TextLabel({12, 500, Ink::Text}, this)),
      text_(new TextLabel({12, 400, Ink::Text2}, this)),
      others_(new TextLabel({12, 500, Ink::Text2, true}, this)),
      buttons_(new QHBoxLayout),
      close_(new IconButton(QStringLiteral("close"), this)) {
    setObjectName(QStringLiteral("messageStrip.") + panel);
    headline_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setElided(true);
    others_->setObjectName(QStringLiteral("messageOthers"));
    close_->setObjectName(QStringLiteral("messageDismiss"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(icon_);
    row->addWidget(headline_);
    row->addWidget(text_, 1);
    row->addWidget(others_);
    row->addLayout(buttons_);
    row->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, [this] {
        const QString kind = messages_.back().kind;
        remove(kind);
        Q_EMIT dismissed(kind);
    });
    settle();
    present();
}

void MessageStrip::add(Message message) {
    std::erase_if(messages_, [&message](const Message& old) { return old.kind == message.kind; });
    messages_.push_back(std::move(message));
    present();
}

void MessageStrip::remove(const QString& kind) {
    std::erase_if(messages_, [&kind](const Message& old) { return old.kind == kind; });
    present();
}

void MessageStrip::clear() {
    messages_.clear();
    present();
}

void MessageStrip::present() {
    setVisible(!messages_.empty());
    while (auto* item = buttons_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (messages_.empty()) return;
    const auto& message = messages_.back();
    headline_->setText(message.headline);
    text_->setText(message.text);
    others_->setText(QStringLiteral("+%1").arg(messages_.size() - 1));
    others_->setVisible(messages_.size() > 1);
    for (int at = 0; at < message.buttons.size(); ++at) {
        auto* button = new QPushButton(message.buttons[at], this);
        connect(button, &QPushButton::clicked, this, [this, kind = message.kind, at] { Q_EMIT pressed(kind, at); });
        buttons_->addWidget(button);
        button->show();
    }
    setAccessibleName(message.headline + QLatin1Char(' ') + message.text);
    restyle();
    update();
}

void MessageStrip::retranslate() { close_->setWords(tr("Dismiss")); }

void MessageStrip::restyle() {
    setFixedHeight(Theme::get().px(40));
    for (int at = 0; at < buttons_->count(); ++at) buttons_->itemAt(at)->widget()->setFixedHeight(Theme::get().px(26));
    if (messages_.empty()) return;
    const auto look = lookOf(messages_.back().level);
    icon_->setPixmap(Theme::get().pixmap(look.icon, look.ink, 16, devicePixelRatioF()));
}

void MessageStrip::paintEvent(QPaintEvent*) {
    if (messages_.empty()) return;
    const auto look = lookOf(messages_.back().level);
    QPainter painter(this);
    painter.fillRect(rect(), Theme::get().color(look.tint));
    painter.fillRect(0, 0, Theme::get().px(3), height(), Theme::get().color(look.ink));
}

}  // namespace orrery
