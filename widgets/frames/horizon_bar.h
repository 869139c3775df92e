#pragma once

#include "widgets/frames/horizon_state.h"
#include "widgets/panels/panel.h"

namespace orrery {

class HorizonRail;
class HorizonSlider;
class TextLabel;

/// The row under the frames: Δ, where the question was asked, error beside copying the last frame. objectName "horizonBar".
class HorizonBar : public Panel {
    Q_OBJECT
public:
    explicit HorizonBar(QWidget* parent = nullptr);
    void setState(const HorizonState& state);

Q_SIGNALS:
    void horizonChosen(int steps);

protected:
    void retranslate() override;
    void restyle() override;

private:
    struct Readout {
        QWidget* box;
        TextLabel *title, *value;
    };
    Readout readout(const char* name, bool large);
    void show();

    HorizonState state_;
    QWidget* words_;
    TextLabel *title_, *line_, *note_;
    HorizonSlider* slider_;
    HorizonRail* rail_;
    Readout error_, copy_, skill_;
};

}  // namespace orrery
