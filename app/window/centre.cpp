#include "app/window/centre.h"

#include <QStackedLayout>
#include <QVBoxLayout>

#include "app/window/controllers/frames_controller.h"
#include "app/window/controllers/mapping_controller.h"
#include "widgets/frames/start_view.h"
#include "widgets/panels/mapping_panel.h"
#include "widgets/panels/message_strip.h"
#include "widgets/theme/theme.h"

namespace orrery {

Centre::Centre(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("well"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumSize(480, 320);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    messages_ = new MessageStrip(QStringLiteral("frames"), this);
    rows->addWidget(messages_);
    auto* holder = new QWidget(this);
    pages_ = new QStackedLayout(holder);
    pages_->addWidget(start_ = new StartView(holder));
    pages_->addWidget(frames_ = new FrameArea(holder));
    rows->addWidget(holder, 1);
    controller_ = new FramesController(session, *frames_, this);

    // a window of its own: it must lie over the frames whatever draws them
    mappingWindow_ = new QWidget(this, Qt::Tool);
    mappingWindow_->setWindowTitle(tr("Inputs of the model"));
    auto* column = new QVBoxLayout(mappingWindow_);
    column->addWidget(mapping_ = new MappingPanel(mappingWindow_));
    mappingWindow_->resize(560, 320);
    new MappingController(session, *mapping_, this);

    connect(start_, &StartView::openRequested, this, &Centre::openRequested);
    connect(controller_, &FramesController::reportRequested, this, &Centre::reportRequested);
    connect(controller_, &FramesController::mappingRequested, this, &Centre::openMapping);
    connect(frames_, &FrameArea::pixelHovered, this, &Centre::showPixel);
    connect(frames_, &FrameArea::pixelLeft, this, [this] { Q_EMIT pixelText({}); });
    for (const auto signal : {&Session::datasetChanged, &Session::checkpointChanged, &Session::modelChanged}) {
        connect(&session_, signal, this, &Centre::showPage);
    }
    showPage();
}

void Centre::showPage() {
    // a page that goes would hand the focus on to whatever comes next, the header's first button
    if (QWidget* focus = pages_->currentWidget()->focusWidget(); focus && focus->hasFocus()) window()->setFocus();
    pages_->setCurrentIndex(session_.dataset() ? 1 : 0);
}

void Centre::openMapping() {
    mappingWindow_->setWindowTitle(tr("Inputs of the model"));
    mappingWindow_->show();
    mappingWindow_->raise();
}

void Centre::showPixel(const PixelSample& sample) {
    const auto colour = [](const std::array<std::uint8_t, 3>& rgb) {
        return tr("R %1  G %2  B %3").arg(rgb[0], 3).arg(rgb[1], 3).arg(rgb[2], 3);
    };
    QString text = tr("%1  x %2  y %3  %4").arg(sample.camera).arg(sample.x).arg(sample.y).arg(colour(sample.shown));
    if (sample.hasTruth) text += tr("  truth %1").arg(colour(sample.truth));
    Q_EMIT pixelText(text);
}

}  // namespace orrery
