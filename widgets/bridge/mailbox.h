#pragma once

#include <QObject>
#include <deque>
#include <functional>
#include <mutex>

namespace orrery {

/// Carries work from any thread to the thread it lives on, oldest first, one piece per turn of the event loop. What still waits
/// when it goes away is dropped; whoever posts must have stopped by then. The only way from a worker to the GUI thread: what is
/// carried goes through a mutex of ours, where the thread sanitizer sees it change hands, which it does not inside Qt.
class Mailbox : public QObject {
    Q_OBJECT

public:
    using Work = std::function<void()>;

    explicit Mailbox(QObject* parent = nullptr);
    void post(Work work);
    bool idle() const;  ///< Nothing waits.

Q_SIGNALS:
    void posted();

private:
    void deliver();

    mutable std::mutex mutex_;
    std::deque<Work> waiting_;  // guarded by mutex_
};

}  // namespace orrery
