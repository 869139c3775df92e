#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace orrery {

/// Waits until the window's property `pending` stays false, writes its picture to a file and tells whether that went well.
void takeScreenshot(QWidget& window, const QString& file, std::function<void(bool)> done);

}  // namespace orrery
