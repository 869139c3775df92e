#pragma once

#include <QStandardPaths>
#include <QTest>
#include <memory>

#include "app/window/centre.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/options.h"
#include "tests/support/paths.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

namespace orrery::test {

/// The window with our own episodes and the tiny GR-1 of the goldens, ready and active.
class InspectFixture {
public:
    static void once() {
        QStandardPaths::setTestModeEnabled(true);
        Theme::get().install();
        useLanguage(QStringLiteral("en"));
    }
    static QString dataset() { return QString::fromStdString((dataFolder() / "lerobot_v21_tabletop").string()); }
    static QString model() { return QString::fromStdString((golden("gr1/tiny") / "snapshot_tiny.pt").string()); }

    void open(const QStringList& paths = {dataset(), model()}) {
        const auto folder = golden("gr1/tiny");
        Options options;
        options.paths = paths;
        options.load.textModel = folder / "ViT-tiny.pt";
        options.load.imageModel = folder / "mae_tiny.pth";
        options.load.vocabulary = folder / "bpe_tiny_vocab.txt.gz";
        options.load.config = folder / "config.json";
        window_ = std::make_unique<MainWindow>();
        window_->start(options, false);
        window_->show();
        QTRY_VERIFY_WITH_TIMEOUT(window_->session().card() && window_->session().episodeData() && !window_->pending(), 60000);
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }
    void close() { window_.reset(); }

    MainWindow& window() { return *window_; }
    Session& session() { return window_->session(); }
    FrameArea& area() { return window_->centre().frames(); }
    FrameCanvas& canvas() { return *window_->findChild<FrameCanvas*>(); }
    Timeline& timeline() { return *window_->findChild<Timeline*>(QStringLiteral("timeline")); }
    CellObject* cell(const char* camera, const char* column) {
        return window_->findChild<CellObject*>(QStringLiteral("frameCell.%1.%2").arg(QLatin1String(camera), QLatin1String(column)));
    }
    template <class Widget>
    Widget* named(const char* name) { return window_->findChild<Widget*>(QLatin1String(name)); }
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!window_->pending(), 60000);
        QTest::qWait(50);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(window_.get(), static_cast<Qt::Key>(key), modifiers); }
    /// A point inside the first row's cell of a column, in px of the canvas.
    QPoint inside(Column column) {
        return {canvas().width() * (2 * static_cast<int>(column) + 1) / 6, canvas().height() / 3};
    }
    void pointAt(Column column) {
        QTest::mouseMove(&canvas(), inside(column) - QPoint(3, 3));
        QTest::mouseMove(&canvas(), inside(column));
    }

private:
    std::unique_ptr<MainWindow> window_;
};

}  // namespace orrery::test
