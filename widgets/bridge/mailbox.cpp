#include "widgets/bridge/mailbox.h"

namespace orrery {

Mailbox::Mailbox(QObject* parent) : QObject(parent) {
    connect(this, &Mailbox::posted, this, &Mailbox::deliver, Qt::QueuedConnection);
}

void Mailbox::post(Work work) {
    {
        std::scoped_lock lock(mutex_);
        waiting_.push_back(std::move(work));
    }
    Q_EMIT posted();
}

bool Mailbox::idle() const {
    std::scoped_lock lock(mutex_);
    return waiting_.empty();
}

void Mailbox::deliver() {
    Work work;
    {
        std::scoped_lock lock(mutex_);
        work = std::move(waiting_.front());
        waiting_.pop_front();
    }
    work();
}

}  // namespace orrery
