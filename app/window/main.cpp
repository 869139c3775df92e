#include <QApplication>
#include <QFileInfo>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/window/first_paint.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/options.h"
#include "app/window/preferences.h"
#include "app/window/provenance.h"
#include "app/window/screenshot.h"
#include "app/window/scrub_bench.h"
#include "app/window/single_instance.h"
#include "widgets/theme/theme.h"

namespace {

QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i) arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

/// The running window may stand in another folder.
QStringList absolutePaths(const QStringList& paths) {
    QStringList whole;
    for (const QString& path : paths) whole.append(QFileInfo(path).absoluteFilePath());
    return whole;
}

/// Dark where the system says nothing: frames are judged against it.
orrery::Scheme systemScheme(const QApplication& app) {
    const QColor window = app.palette().color(QPalette::Window);
    const bool offscreen = QGuiApplication::platformName() == QLatin1String("offscreen");
    return !offscreen && window.lightness() > 128 ? orrery::Scheme::Light : orrery::Scheme::Dark;
}

}  // namespace

int main(int argc, char** argv) {
    orrery::Options options;
    if (const auto early = orrery::readOptions(argumentsOf(argc, argv), options)) {
        std::fputs(early->text.toLocal8Bit().constData(), early->status == 0 ? stdout : stderr);
        return early->status;
    }
    if (options.headless) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("orrery"));
    QApplication::setApplicationName(QStringLiteral("orrery"));
    QApplication::setApplicationVersion(QStringLiteral(ORRERY_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.orrery.Orrery"));

    // a picture or a figure is made by this start alone
    const bool unattended = !options.screenshot.isEmpty() || options.benchScrub > 0;
    orrery::SingleInstance instance;
    if (!unattended && !options.headless) {
        if (instance.handOver(absolutePaths(options.paths))) return EXIT_SUCCESS;
        instance.listen();
    }
    orrery::Theme& theme = orrery::Theme::get();
    theme.setScheme(unattended ? orrery::Scheme::Dark : systemScheme(app));
    if (!unattended) theme.setScale(orrery::Preferences::scale());
    theme.install();
    const QString unasked = unattended ? QStringLiteral("en") : orrery::Preferences::language();
    orrery::useLanguage(options.language.isEmpty() ? unasked : options.language);

    orrery::MainWindow window;
    QObject::connect(&instance, &orrery::SingleInstance::pathsReceived, &window, [&window](const QStringList& paths) { window.openPaths(paths); });
    new orrery::FirstPaint(window);
    window.start(options, !unattended);
    window.show();
    if (!options.screenshot.isEmpty()) {
        const auto provenance = [&window] { return orrery::provenance::ofView(window.session()); };
        orrery::takeScreenshot(window, options.screenshot, provenance, [](bool good) { QApplication::exit(good ? EXIT_SUCCESS : EXIT_FAILURE); });
    }
    if (options.benchScrub > 0) {
        orrery::benchScrub(window, options.benchScrub, [](const QByteArray& json) {
            std::puts(json.constData());
            QApplication::exit(EXIT_SUCCESS);
        });
    }
    return QApplication::exec();
}
