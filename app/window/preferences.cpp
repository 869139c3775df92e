#include "app/window/preferences.h"

#include <QSettings>

#include "app/window/names.h"

namespace orrery {
namespace {

constexpr QLatin1String kTheme("theme"), kLanguage("language"), kScale("scale"), kRecent("recent"), kUses("commandUses");

}  // namespace

QString Preferences::theme() { return QSettings().value(kTheme).toString(); }
void Preferences::setTheme(const QString& theme) { QSettings().setValue(kTheme, theme); }
QString Preferences::language() { return QSettings().value(kLanguage).toString(); }
void Preferences::setLanguage(const QString& language) { QSettings().setValue(kLanguage, language); }
double Preferences::scale() { return QSettings().value(kScale, 1.0).toDouble(); }
void Preferences::setScale(double scale) { QSettings().setValue(kScale, scale); }

QStringList Preferences::recent() { return QSettings().value(kRecent).toStringList(); }

void Preferences::addRecent(const QString& path) {
    const QString whole = absoluteOf(path);
    QStringList list = recent();
    list.removeAll(whole);
    list.prepend(whole);
    QSettings().setValue(kRecent, list.mid(0, kMostRecent));
}

QHash<QString, int> Preferences::commandUses() {
    QHash<QString, int> uses;
    const auto stored = QSettings().value(kUses).toMap();
    for (auto one = stored.cbegin(); one != stored.cend(); ++one) uses.insert(one.key(), one.value().toInt());
    return uses;
}

void Preferences::setCommandUses(const QHash<QString, int>& uses) {
    QVariantMap stored;
    for (auto one = uses.cbegin(); one != uses.cend(); ++one) stored.insert(one.key(), one.value());
    QSettings().setValue(kUses, stored);
}

QByteArray Preferences::value(const QString& key) { return QSettings().value(key).toByteArray(); }
void Preferences::setValue(const QString& key, const QByteArray& value) { QSettings().setValue(key, value); }

}  // namespace orrery
