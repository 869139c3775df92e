#pragma once

#include <QTimer>
#include <functional>

#include "widgets/panels/panel.h"

class QHBoxLayout;
class QProgressBar;
class QPushButton;

namespace orrery {

class TextLabel;

/// The last row of the window. Fields keep their place; an empty one is hidden.
class StatusBar : public Panel {
    Q_OBJECT
public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setKeymap(const QString& name);       ///< "Review keys"
    void setState(const QString& text);        ///< "Ready", "Paused", "Playing"
    void setPixel(const QString& text);        ///< "exterior_1  x 182  y 96  R 214  G 209  B 198"
    void setMeter(const QString& text);        ///< "decode 1.7  model 26.1  draw 0.8 ms"
    void setDevice(const QString& text);       ///< "cuda:0 · fp32 · 6.2 of 80 GB"
    /// A running job; `share` 0 … 1, below 0 when the end is unknown. Empty text: none.
    void setJob(const QString& text, double share);
    /// In place of the state for four seconds.
    void showMessage(const QString& text) { showMessage(text, {}, {}); }
    /// The same with a button: "Saved lift-red-212.png" Show.
    void showMessage(const QString& text, const QString& button, std::function<void()> pressed);
    /// In place of the state until it is set empty, such as what a drop would do.
    void setNotice(const QString& text);

Q_SIGNALS:
    void jobsRequested(const QPoint& at);  ///< The global top right corner of the indicator.

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void write();

    QHBoxLayout* row_;
    TextLabel* keymap_;
    TextLabel* state_;
    QPushButton* action_;
    TextLabel* pixel_;
    QWidget* job_;
    TextLabel* jobText_;
    QProgressBar* jobBar_;
    TextLabel* meter_;
    TextLabel* device_;
    QTimer fade_;
    QString stateText_;
    QString message_;
    QString notice_;
    std::function<void()> pressed_;  ///< of the message shown; empty: it has no button
};

}  // namespace orrery
