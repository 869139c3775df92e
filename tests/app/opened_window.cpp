#include "tests/app/opened_window.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>
#include <QWindow>

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

bool OpenedWindow::show(const Options& options, OpeningFunctions functions) {
    window_ = std::make_unique<MainWindow>(std::move(functions));
    window_->start(options, false);
    window_->show();
    window_->activateWindow();
    return QTest::qWaitForWindowActive(window_.get(), kLongMs);
}

bool OpenedWindow::open(const QStringList& paths, bool both) { return show(options(paths)) && (both ? whole() : settle()); }

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
    const auto measured = [this] {
        for (std::size_t camera = 0; camera < session().cameras().size(); ++camera) {
            if (session().errors(camera).measured != session().length() - session().horizon()) return false;
        }
        return true;
    };
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

void OpenedWindow::wheel(QWidget& widget, const QPointF& at, int angle, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void OpenedWindow::drop(const QStringList& paths, const QPoint& at, bool hoverOnly, bool asText, Qt::KeyboardModifiers held) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    if (asText) data.setText(paths.join(QLatin1Char('\n')));
    QWindow* target = window_->windowHandle();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, held);
    QApplication::sendEvent(target, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, held);
    QApplication::sendEvent(target, &move);
    if (hoverOnly) return;
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, held);
    QApplication::sendEvent(target, &drop);
}

QPoint OpenedWindow::placeIn(const char* camera, const char* column, double x, double y) {
    const QRectF rect = cell(camera, column)->rect;
    return (rect.topLeft() + QPointF(x * rect.width(), y * rect.height())).toPoint();
}

}  // namespace orrery::test
