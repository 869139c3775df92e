#pragma once

#include "widgets/frames/grid_state.h"
#include "widgets/panels/panel.h"

class QButtonGroup;
class QLabel;
class QToolButton;

namespace orrery {

class IconButton;
class TextLabel;

/// The row above the frames: layouts, sampling, link, pin, pixel values; fit and zoom at the right.
class FrameToolRow : public Panel {
    Q_OBJECT
public:
    explicit FrameToolRow(QWidget* parent = nullptr);
    void setLayoutMode(FrameLayout layout);
    void setSampling(Sampling sampling);
    void setLinked(bool linked);
    void setPinned(bool pinned);
    /// Why frames are drawn on the CPU; empty where they are not, and then nothing is said.
    void setFallback(const QString& reason);

Q_SIGNALS:
    void layoutChosen(orrery::FrameLayout layout);
    void samplingChosen(orrery::Sampling sampling);
    void linkToggled(bool on);
    void pinToggled();
    void pixelToggled(bool on);
    void fitWanted();
    void zoomInWanted();
    void zoomOutWanted();

protected:
    void retranslate() override;
    void restyle() override;
    bool event(QEvent* event) override;

private:
    void fitWords();
    QWidget* segment(const char* name, QButtonGroup*& group, int count);

    QButtonGroup *layouts_, *samplings_;
    IconButton *link_, *pin_, *pixel_, *zoomOut_, *zoomIn_;
    QToolButton* fit_;
    QLabel* fallbackIcon_;
    TextLabel* fallback_;
};

}  // namespace orrery
