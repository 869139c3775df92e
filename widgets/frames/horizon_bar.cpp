#include "widgets/frames/horizon_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "widgets/frames/horizon_rail.h"
#include "widgets/panels/parts.h"

namespace orrery {

HorizonBar::HorizonBar(QWidget* parent) : Panel(parent) {
    setObjectName(QStringLiteral("horizonBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(16);
    words_ = new QWidget(this);
    auto* column = new QVBoxLayout(words_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(title_ = new TextLabel({12, 600, Ink::Text}, words_));
    column->addWidget(line_ = new TextLabel({11, 400, Ink::Text2}, words_));
    column->addStretch(1);
    row->addWidget(words_);
    row->addWidget(slider_ = new HorizonSlider(this));
    row->addWidget(rail_ = new HorizonRail(this), 1);
    row->addWidget(note_ = new TextLabel({12, 400, Ink::Text2}, this), 1);
    note_->setObjectName(QStringLiteral("horizonNote"));
    error_ = readout("errorReadout", true);
    copy_ = readout("copyLastReadout", false);
    skill_ = readout("skillReadout", true);
    connect(slider_, &HorizonSlider::chosen, this, &HorizonBar::horizonChosen);
    settle();
    show();
}

HorizonBar::Readout HorizonBar::readout(const char* name, bool large) {
    Readout made{new QWidget(this), nullptr, nullptr};
    auto* column = new QVBoxLayout(made.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(made.title = new TextLabel({11, 400, Ink::Text2}, made.box));
    column->addWidget(made.value = new TextLabel({15, large ? 500 : 400, large ? Ink::Text : Ink::Text2, true}, made.box));
    column->addStretch(1);
    made.value->setObjectName(QLatin1String(name));
    layout()->addWidget(made.box);
    return made;
}

void HorizonBar::setState(const HorizonState& state) {
    state_ = state;
    show();
}

void HorizonBar::show() {
    const bool any = !state_.stops.empty();
    slider_->setState(state_);
    rail_->setState(state_);
    rail_->setVisible(any);
    note_->setVisible(!any);
    note_->setText(state_.note);
    words_->setVisible(any);
    for (const Readout& one : {error_, copy_, skill_}) one.box->setVisible(any);
    const auto number = [](const std::optional<double>& value, int digits) {
        return value ? QString::number(*value, 'f', digits).replace(u'-', QChar(0x2212)) : QStringLiteral("–");
    };
    error_.value->setText(number(state_.error, 3));
    copy_.value->setText(number(state_.copyLast, 3));
    std::optional<double> skill;
    if (state_.error && state_.copyLast && *state_.copyLast > 0) skill = 1 - *state_.error / *state_.copyLast;
    skill_.value->setText(number(skill, 2));
    const bool partial = state_.camerasUsed > 0 && state_.camerasUsed < state_.camerasAll;
    skill_.title->setText(partial ? tr("%1 of %2 cameras").arg(state_.camerasUsed).arg(state_.camerasAll) : tr("Skill"));
}

void HorizonBar::retranslate() {
    title_->setText(tr("Horizon"));
    line_->setText(tr("steps ahead"));
    error_.title->setText(tr("Error"));
    copy_.title->setText(tr("Copy-last"));
    skill_.title->setText(tr("Skill"));
    skill_.box->setToolTip(tr("1 − Error / Copy-last, the error of repeating the last frame the model saw"));
}

void HorizonBar::restyle() { setFixedHeight(Theme::get().px(60)); }

}  // namespace orrery
