// No word is cut, at any scale, in any language and theme. Item 60 of the acceptance list in the window's specification.
#include "app/window/language.h"
#include "tests/app/clipped.h"
#include "tests/app/opened_window.h"
#include "widgets/shell/dock_frame.h"

using namespace orrery;

class WordsFitTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void cleanupTestCase() { close(); }

    void noWordIsCutInTheEmptyWindow_data() { test::everyLook(); }
    void noWordIsCutInTheEmptyWindow() {
        QFETCH(double, scale);
        QFETCH(QString, language);
        QFETCH(Scheme, scheme);
        Theme::get().setScale(scale);
        useLanguage(language);
        MainWindow empty;
        Options how;
        how.theme = scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        how.size = {1920, 1080};
        empty.start(how, false);
        empty.show();
        QTRY_VERIFY2(test::clipped(empty).isEmpty(), qPrintable(test::clipped(empty).join(u'\n')));
    }

    // one window that changes its looks while it is open, as a person changes them
    void noWordIsCutOverADatasetAndACheckpoint_data() { test::everyLook(); }
    void noWordIsCutOverADatasetAndACheckpoint() {
        QFETCH(double, scale);
        QFETCH(QString, language);
        QFETCH(Scheme, scheme);
        if (!opened_) {
            Options how = options({dataset(), model()});
            how.size = {1920, 1080};
            QVERIFY(show(how) && whole() && fillEpisode() && settleAt(20));
            opened_ = true;
        }
        Theme::get().setScale(scale);
        useLanguage(language);
        Theme::get().setScheme(scheme);
        const Docks& docks = window().docks();
        for (DockFrame* dock : {docks.representation, docks.inspector, docks.actions, docks.error, docks.tokens}) {
            window().showDock(*dock);
            QTRY_VERIFY2(test::clipped(window()).isEmpty(), qPrintable(dock->objectName() + u'\n' + test::clipped(window()).join(u'\n')));
        }
        QCOMPARE(window().size(), QSize(1920, 1080));
    }

private:
    bool opened_ = false;
};

QTEST_MAIN(WordsFitTest)
#include "words_fit_test.moc"
