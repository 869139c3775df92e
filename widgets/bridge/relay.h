#pragma once

#include <QMetaObject>
#include <QObject>
#include <atomic>
#include <functional>

#include "model/runtime/engine_listener.h"

namespace orrery {

/// Carries work from any thread to the thread of a QObject and counts what is on its way. When the object goes away Qt drops
/// what is still queued.
class Relay {
public:
    explicit Relay(QObject& receiver) : receiver_(receiver) {}
    void carry(std::function<void()> work) {
        ++underway_;
        QMetaObject::invokeMethod(
            &receiver_,
            [this, work = std::move(work)] {
                --underway_;
                work();
            },
            Qt::QueuedConnection);
    }
    bool idle() const { return underway_ == 0; }

private:
    QObject& receiver_;
    std::atomic<int> underway_{0};
};

}  // namespace orrery
