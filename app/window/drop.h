#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

class QMimeData;
class QWidget;

namespace orrery {

/// Lets anything be dropped anywhere in the window: an accent border and one sentence while hovering.
class DropTarget : public QObject {
    Q_OBJECT
public:
    using Describe = std::function<QString(const QStringList& paths)>;
    /// `describe` says what a drop would do; an empty sentence: it is not taken.
    DropTarget(QWidget& window, Describe describe);

Q_SIGNALS:
    void hovering(const QString& sentence);  ///< Empty: the pointer left.
    void dropped(const QStringList& paths, bool replace);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static QStringList pathsOf(const QMimeData& data);
    void showBorder(bool shown);

    QWidget& window_;
    QWidget* border_;
    Describe describe_;
};

}  // namespace orrery
