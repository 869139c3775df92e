// Work from many threads arrives on the thread of the mailbox, each poster's in its order; a mailbox that goes drops the rest.
#include "widgets/bridge/mailbox.h"

#include <QTest>
#include <QThread>
#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

using orrery::Mailbox;

class MailboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arrivesInOrderOnItsThread() {
        constexpr int kPosters = 3, kEach = 200;
        Mailbox mailbox;
        std::vector<std::vector<int>> arrived(kPosters);
        bool elsewhere = false;
        {
            std::vector<std::jthread> posters;
            for (int poster = 0; poster < kPosters; ++poster) {
                posters.emplace_back([&, poster] {
                    for (int item = 0; item < kEach; ++item) {
                        const auto carried = std::make_shared<int>(item);
                        mailbox.post([&, poster, carried] {
                            elsewhere = elsewhere || QThread::currentThread() != mailbox.thread();
                            arrived[static_cast<std::size_t>(poster)].push_back(*carried);
                        });
                    }
                });
            }
            QTRY_VERIFY(arrived[0].size() + arrived[1].size() + arrived[2].size() == std::size_t{kPosters * kEach});
        }
        QVERIFY(!elsewhere);
        QVERIFY(mailbox.idle());
        for (const auto& items : arrived) QVERIFY(std::ranges::is_sorted(items));
    }

    void nothingRunsInsidePost() {
        Mailbox mailbox;
        bool ran = false;
        mailbox.post([&] { ran = true; });
        QVERIFY(!ran && !mailbox.idle());
        QTRY_VERIFY(ran);
        QVERIFY(mailbox.idle());
    }

    void whatStillWaitsIsDropped() {
        bool ran = false;
        auto owned = std::make_shared<int>(0);
        {
            Mailbox mailbox;
            mailbox.post([&ran, owned] { ran = true; });
            QCOMPARE(owned.use_count(), 2L);
        }
        QCOMPARE(owned.use_count(), 1L);
        QCoreApplication::processEvents();
        QVERIFY(!ran);
    }
};

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
