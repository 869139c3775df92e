#include <QAbstractButton>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>

#include "app/window/language.h"
#include "app/window/main_window.h"
#include "widgets/theme/theme.h"

using namespace orrery;

namespace {

/// What is cut: the words and by how much.
QStringList clipped(const MainWindow& window) {
    QStringList found;
    const auto look = [&](const QWidget* widget, const QString& text) {
        QSize least = widget->sizeHint();
        // words that wrap need the height of the width they have
        if (widget->hasHeightForWidth()) least = {0, widget->heightForWidth(widget->width())};
        if (text.isEmpty() || !widget->isVisible() || (least.width() <= widget->width() && least.height() <= widget->height())) return;
        found << QStringLiteral("%1 '%2' needs %3x%4, has %5x%6").arg(QLatin1String(widget->metaObject()->className()), text)
                     .arg(least.width()).arg(least.height()).arg(widget->width()).arg(widget->height());
    };
    for (const auto* label : window.findChildren<QLabel*>()) look(label, label->text());
    for (const auto* button : window.findChildren<QAbstractButton*>()) look(button, button->text());
    return found;
}

}  // namespace

class WordsFitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        Theme::get().install();
    }

    void noWordIsCutInTheEmptyWindow_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("language");
        QTest::addColumn<Scheme>("scheme");
        for (const double scale : {0.8, 1.0, 1.5, 2.0}) {
            for (const char* language : {"en", "zh_CN"}) {
                for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
                    QTest::addRow("%d %s %s", qRound(scale * 100), language, scheme == Scheme::Dark ? "dark" : "light")
                        << scale << QString::fromLatin1(language) << scheme;
                }
            }
        }
    }

    void noWordIsCutInTheEmptyWindow() {
        QFETCH(double, scale);
        QFETCH(QString, language);
        QFETCH(Scheme, scheme);
        Theme::get().setScale(scale);
        useLanguage(language);
        MainWindow window;
        Options options;
        options.theme = scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        options.size = {1920, 1080};
        window.start(options, false);
        window.show();
        QTest::qWait(50);
        const QStringList found = clipped(window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(WordsFitTest)
#include "words_fit_test.moc"
