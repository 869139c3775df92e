#include "widgets/shell/session_bar.h"

#include <QHBoxLayout>
#include <QMenu>

#include "widgets/shell/chip.h"
#include "widgets/theme/theme.h"

namespace orrery {

SessionBar::SessionBar(QWidget* parent)
    : Panel(parent),
      dataset_(new Chip(QStringLiteral("dataset"), this)),
      checkpoint_(new Chip(QStringLiteral("checkpoint"), this)),
      row_(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("sessionBar"));
    setAttribute(Qt::WA_StyledBackground);
    dataset_->setObjectName(QStringLiteral("datasetChip"));
    checkpoint_->setObjectName(QStringLiteral("checkpointChip"));
    row_->setSpacing(8);
    row_->addWidget(dataset_);
    row_->addWidget(checkpoint_);
    row_->addSpacing(8);
    connect(dataset_, &QToolButton::clicked, this, [this] { openMenu(dataset_, &SessionBar::datasetMenuWanted); });
    connect(checkpoint_, &QToolButton::clicked, this, [this] { openMenu(checkpoint_, &SessionBar::checkpointMenuWanted); });
    settle();
}

void SessionBar::setDataset(const QString& name, const QString& note) {
    datasetName_ = name;
    datasetNote_ = note;
    retranslate();
}

void SessionBar::setCheckpoint(const QString& name, const QString& note) {
    checkpointName_ = name;
    checkpointNote_ = note;
    retranslate();
}

void SessionBar::setInstruction(QWidget* bar) { row_->addWidget(bar, 1); }

void SessionBar::openMenu(Chip* chip, void (SessionBar::*wanted)(QMenu*)) {
    auto* menu = new QMenu(chip);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT (this->*wanted)(menu);
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 2)));
}

void SessionBar::retranslate() {
    const QString open = tr("Open or drop");
    dataset_->setTexts(datasetName_.isEmpty() ? tr("No dataset") : datasetName_, datasetName_.isEmpty() ? open : datasetNote_);
    checkpoint_->setTexts(checkpointName_.isEmpty() ? tr("No checkpoint") : checkpointName_,
                          checkpointName_.isEmpty() ? open : checkpointNote_);
}

void SessionBar::restyle() {
    const Theme& theme = Theme::get();
    setFixedHeight(theme.px(52));
    row_->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
}

}  // namespace orrery
