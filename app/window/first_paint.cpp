#include "app/window/first_paint.h"

#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>
#include <ctime>
#include <optional>
#include <string>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

#include "model/base/log.h"

namespace orrery {
namespace {

/// Time since the process began, in ms, to the kernel's tick of 10 ms.
std::optional<long> sinceStart() {
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray line = file.readAll();
    // the name in brackets may hold spaces; the start is the 20th number after it (proc(5), field 22)
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &now) != 0) return {};
    const double started = fields[19].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    return static_cast<long>((static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started) * 1000);
#else
    return {};
#endif
}

}  // namespace

FirstPaint::FirstPaint(QWidget& window) : QObject(&window) { window.installEventFilter(this); }

bool FirstPaint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Paint) return false;
    watched->removeEventFilter(this);
    // the paint event is handled, and its picture handed to the screen, before the loop comes round
    QTimer::singleShot(0, this, [this] {
        if (const auto ms = sinceStart()) log(LogLevel::Info, "first painted " + std::to_string(*ms) + " ms after the start");
        deleteLater();
    });
    return false;
}

}  // namespace orrery
