#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace orrery {

/// One window a person: a second start hands its paths to the first.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(QString name = defaultName(), QObject* parent = nullptr);

    /// Whether a running window took the paths (absolute); then this start ends.
    bool handOver(const QStringList& paths) const;
    /// Becomes the window that others hand their paths to.
    bool listen();
    /// Of this user, so that two people on one machine do not meet.
    static QString defaultName();

Q_SIGNALS:
    void pathsReceived(const QStringList& paths);

private:
    void accept();

    QString name_;
    QLocalServer server_;
};

}  // namespace orrery
