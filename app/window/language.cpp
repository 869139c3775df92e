#include "app/window/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include "widgets/theme/theme.h"

/// Outside every namespace, as the macro wants; without it a static library keeps its resources to itself.
static void takeTranslations() { Q_INIT_RESOURCE(translations); }

namespace orrery {

QString useLanguage(const QString& code) {
    takeTranslations();
    static QTranslator translator;
    const bool systemChinese = QLocale::system().language() == QLocale::Chinese;
    const QString wanted = code.isEmpty() ? (systemChinese ? QStringLiteral("zh_CN") : QStringLiteral("en")) : code;
    QCoreApplication::removeTranslator(&translator);
    // English has a file too: its plural forms
    const bool found = translator.load(QStringLiteral(":/translations/app_%1.qm").arg(wanted));
    // the face comes first, so that widgets measure the new words in it
    Theme::get().setLanguage(found ? wanted : QStringLiteral("en"));
    if (found) QCoreApplication::installTranslator(&translator);
    return found ? wanted : QStringLiteral("en");
}

}  // namespace orrery
