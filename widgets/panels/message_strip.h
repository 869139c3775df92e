#pragma once

#include <QList>
#include <vector>

#include "widgets/panels/panel.h"

class QHBoxLayout;
class QLabel;

namespace orrery {

class IconButton;
class TextLabel;

/// One message about one panel: what happened, what still works, what to do.
struct Message {
    enum class Level { Info, Warning, Danger };
    QString kind;      ///< "missing_tensors": a newer message of the same kind takes its place.
    Level level = Level::Warning;
    QString headline;  ///< "gr1_droid_ft.pt opened with 1 tensor missing."
    QString text;      ///< "The wrist prediction is off."
    QStringList buttons;
};

/// The strip of 40 px at the top of a panel: shows the newest message, counts the others; hidden while there is none.
class MessageStrip : public Panel {
    Q_OBJECT
public:
    /// Its object name becomes "messageStrip.<panel>".
    explicit MessageStrip(const QString& panel, QWidget* parent = nullptr);
    void add(Message message);
    /// Takes away the message of this kind, if there is one.
    void remove(const QString& kind);
    void clear();
    int count() const { return static_cast<int>(messages_.size()); }

Q_SIGNALS:
    void pressed(const QString& kind, int button);
    void dismissed(const QString& kind);

protected:
    void retranslate() override;
    void restyle() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void present();
    std::vector<Message> messages_;  // newest last
    QLabel* icon_;
    TextLabel* headline_;
    TextLabel* text_;
    TextLabel* others_;
    QHBoxLayout* buttons_;
    IconButton* close_;
};

}  // namespace orrery
