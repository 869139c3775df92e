#pragma once

#include <QHash>
#include <QStringList>

namespace orrery {

/// What a person chose for every session; kept in the settings of the platform. GUI thread only.
class Preferences {
public:
    /// "dark", "light", or empty: as the system.
    static QString theme();
    static void setTheme(const QString& theme);
    /// "en", "zh_CN", or empty: as the system.
    static QString language();
    static void setLanguage(const QString& language);
    static double scale();
    static void setScale(double scale);

    static constexpr int kMostRecent = 12;
    /// Files and folders opened last, newest first.
    static QStringList recent();
    static void addRecent(const QString& path);

    static QHash<QString, int> commandUses();
    static void setCommandUses(const QHash<QString, int>& uses);

    static QByteArray value(const QString& key);
    static void setValue(const QString& key, const QByteArray& value);
};

}  // namespace orrery
