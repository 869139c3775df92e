#pragma once

#include <QWidget>

#include "widgets/frames/frame_area.h"

class QStackedLayout;

namespace orrery {

class FramesController;
class MappingController;
class MappingPanel;
class MessageStrip;
class Session;
class StartView;

/// The middle of the window: the start until something is open, then the frames; messages above both.
class Centre : public QWidget {
    Q_OBJECT
public:
    Centre(Session& session, QWidget* parent);

    FrameArea& frames() { return *frames_; }
    FramesController& controller() { return *controller_; }
    MessageStrip& messages() { return *messages_; }
    /// The table that says which dataset feature feeds which input, as a popover over the frames.
    void openMapping();

Q_SIGNALS:
    void openRequested();
    void reportRequested();
    void pixelText(const QString& text);  ///< "static  x 12  y 40  R 214  G 209  B 198", empty when the pointer left

private:
    void showPage();
    void showPixel(const PixelSample& sample);

    Session& session_;
    MessageStrip* messages_;
    QStackedLayout* pages_;
    StartView* start_;
    FrameArea* frames_;
    FramesController* controller_;
    QWidget* mappingWindow_;
    MappingPanel* mapping_;
};

}  // namespace orrery
