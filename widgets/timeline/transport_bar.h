#pragma once

#include <QWidget>
#include <array>

#include "widgets/theme/theme.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace orrery {

class StepLabel;

/// The row above the timeline: where we are, how it plays, which origins are shown. It keeps no clock: setters show, signals wish.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    enum class Pacing { EveryFrame, RealTime };
    explicit TransportBar(QWidget* parent = nullptr);

    /// `lastStep` < 0: no episode. `fps` 0: no seconds.
    void setStep(int step, int lastStep, double fps);
    void setPlaying(bool playing);
    void setLooping(bool looping);
    void setSpeed(double speed);
    double speed() const;
    void setPacing(Pacing pacing);
    Pacing pacing() const;
    /// Speed really reached with EveryFrame: "0.7×, every frame". 0 or nearly the asked speed: nothing is said.
    void setReachedSpeed(double speed);
    /// Steps passed over with RealTime: "3 dropped". 0: nothing is said.
    void setDropped(int count);
    void setShown(Origin origin, bool shown);
    bool isShown(Origin origin) const;
    /// Opened by the button at the right end. Not owned.
    void setMoreMenu(QMenu* menu);

    /// 1/8 … 16×.
    static const std::array<double, 8>& speeds();
    /// The next speed up or down the list.
    void faster();
    void slower();

Q_SIGNALS:
    void toStart();
    void stepBack();
    void playToggled();
    void stepForward();
    void toEnd();
    void markIn();
    void markOut();
    void loopToggled(bool on);
    void speedChosen(double speed);
    void pacingChosen(orrery::TransportBar::Pacing pacing);
    void shownToggled(orrery::Origin origin, bool shown);
    void zoomOut();
    void fit();
    void zoomIn();
    void moreWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildReadouts(QHBoxLayout* row);
    void buildButtons(QHBoxLayout* row);
    void buildBoxes(QHBoxLayout* row);
    void buildFilters(QHBoxLayout* row);
    void buildZoom(QHBoxLayout* row);
    QToolButton* addButton(QHBoxLayout* row, const QString& name, const QString& icon);
    void addLine(QHBoxLayout* row);
    void name(QToolButton* button, const QString& text, const QString& key);
    void translate();
    void restyle();
    void updateNote();
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void fitFilters();

    int step_ = 0;
    int lastStep_ = -1;
    double fps_ = 0;
    double reached_ = 0;
    int dropped_ = 0;
    bool playing_ = false;

    StepLabel* stepReadout_ = nullptr;
    QLabel* secondsReadout_ = nullptr;
    QToolButton *toStart_ = nullptr, *stepBack_ = nullptr, *play_ = nullptr, *stepForward_ = nullptr, *toEnd_ = nullptr;
    QToolButton *markIn_ = nullptr, *markOut_ = nullptr, *loop_ = nullptr;
    QToolButton *zoomOut_ = nullptr, *fit_ = nullptr, *zoomIn_ = nullptr, *more_ = nullptr;
    QComboBox* speed_ = nullptr;
    QComboBox* pacing_ = nullptr;
    QLabel* note_ = nullptr;
    std::array<QToolButton*, 4> filters_{};
};

}  // namespace orrery
