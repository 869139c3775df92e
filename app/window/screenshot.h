#pragma once

#include <QString>
#include <functional>
#include <nlohmann/json_fwd.hpp>

class QWidget;

namespace orrery {

/// Waits until the window's property `pending` stays false, writes its picture to a PNG file with what `provenance` says then, and
/// tells whether that went well.
void takeScreenshot(QWidget& window, const QString& file, std::function<nlohmann::json()> provenance, std::function<void(bool)> done);

}  // namespace orrery
