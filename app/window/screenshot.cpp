#include "app/window/screenshot.h"

#include <QPixmap>
#include <QTimer>
#include <QVariant>
#include <QWidget>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/window/picture_file.h"

namespace orrery {

constexpr int kLookMs = 50;
constexpr int kCalmLooks = 4;  // layout and queued answers settle within these

void takeScreenshot(QWidget& window, const QString& file, std::function<nlohmann::json()> provenance, std::function<void(bool)> done) {
    auto* timer = new QTimer(&window);
    auto calm = std::make_shared<int>(0);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, file, provenance = std::move(provenance), done = std::move(done), timer, calm] {
        *calm = window.property("pending").toBool() ? 0 : *calm + 1;
        if (*calm < kCalmLooks) return;
        timer->stop();
        timer->deleteLater();
        done(static_cast<bool>(pictures::write(file, window.grab().toImage(), provenance())));
    });
    timer->start(kLookMs);
}

}  // namespace orrery
