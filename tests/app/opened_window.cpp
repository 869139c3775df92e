#include "tests/app/opened_window.h"

#include <QLabel>
#include <QStandardPaths>
#include <QTest>

#include "app/window/language.h"
#include "app/window/options.h"
#include "tests/support/paths.h"
#include "widgets/frames/cell_object.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

namespace orrery::test {
namespace {

constexpr int kLongMs = 60000;  // generous: the machine may be busy with other tests

}  // namespace

QString OpenedWindow::dataset() { return QString::fromStdString((dataFolder() / "lerobot_v21_tabletop").string()); }
QString OpenedWindow::model() { return QString::fromStdString((golden("gr1/tiny") / "snapshot_tiny.pt").string()); }

void OpenedWindow::prepare() {
    QStandardPaths::setTestModeEnabled(true);
    Theme::get().install();
    useLanguage(QStringLiteral("en"));
}

Options OpenedWindow::options(const QStringList& paths) {
    const auto folder = golden("gr1/tiny");
    Options options;
    options.paths = paths;
    options.load.textModel = folder / "ViT-tiny.pt";
    options.load.imageModel = folder / "mae_tiny.pth";
    options.load.vocabulary = folder / "bpe_tiny_vocab.txt.gz";
    options.load.config = folder / "config.json";
    return options;
}

bool OpenedWindow::show(const Options& options) {
    window_ = std::make_unique<MainWindow>();
    window_->start(options, false);
    window_->show();
    window_->activateWindow();
    return QTest::qWaitForWindowActive(window_.get(), kLongMs);
}

bool OpenedWindow::open(const QStringList& paths) { return show(options(paths)) && whole(); }

bool OpenedWindow::whole() {
    return QTest::qWaitFor([this] { return session().card() && session().episodeData() && !window_->pending(); }, kLongMs);
}

bool OpenedWindow::settle() {
    // what a key or a queued signal asks for is asked when the event loop has run dry
    const auto idle = [this] {
        QCoreApplication::processEvents();
        return !window_->pending();
    };
    return QTest::qWaitFor([&] { return idle() && idle(); }, kLongMs);
}

bool OpenedWindow::settleAt(qint64 step) {
    session().setStep(step);
    const auto shown = [&] {
        for (const CellObject* one : window_->findChildren<CellObject*>()) {
            if (one->objectName().endsWith(QLatin1String(".truth")) && one->step != step) return false;
        }
        return true;
    };
    return settle() && QTest::qWaitFor(shown, kLongMs);
}

bool OpenedWindow::fillEpisode() {
    session().fillEpisode();
    const auto measured = [this] { return session().errors(0).measured == session().length() - session().horizon(); };
    return QTest::qWaitFor(measured, kLongMs) && settle();
}

FrameCanvas& OpenedWindow::canvas() { return *window_->findChild<FrameCanvas*>(); }
Timeline& OpenedWindow::timeline() { return *find<Timeline>("timeline"); }
QLabel* OpenedWindow::label(const char* name) { return find<QLabel>(name); }

CellObject* OpenedWindow::cell(const char* camera, const char* column) {
    return window_->findChild<CellObject*>(QStringLiteral("frameCell.%1.%2").arg(QLatin1String(camera), QLatin1String(column)));
}

QString OpenedWindow::state(const char* camera, const char* column) {
    const CellObject* found = cell(camera, column);
    return found ? found->state : QString();
}

void OpenedWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(window_.get(), key, modifiers); }

void OpenedWindow::hover(const QPoint& at) {
    QTest::mouseMove(&canvas(), at - QPoint(3, 3));
    QTest::mouseMove(&canvas(), at);
}

QPoint OpenedWindow::placeIn(const char* camera, const char* column, double x, double y) {
    const QRectF rect = cell(camera, column)->rect;
    return (rect.topLeft() + QPointF(x * rect.width(), y * rect.height())).toPoint();
}

}  // namespace orrery::test
