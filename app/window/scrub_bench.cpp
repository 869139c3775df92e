#include "app/window/scrub_bench.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <algorithm>
#include <ctime>
#include <vector>

#include "app/window/centre.h"
#include "app/window/main_window.h"
#include "widgets/frames/frame_canvas.h"
#include "widgets/frames/surface_window.h"

namespace orrery {
namespace {

constexpr int kMovesPerSecond = 60;
constexpr int kLookMs = 100;

/// What the GUI thread alone has computed so far; unlike the clock it does not depend on who else uses the machine.
double threadCpuMs() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

class ScrubBench : public QObject {
public:
    ScrubBench(MainWindow& window, double seconds, std::function<void(const QByteArray&)> done)
        : QObject(&window), window_(window), canvas_(*window.findChild<FrameCanvas*>()), seconds_(seconds), done_(std::move(done)) {
        connect(&look_, &QTimer::timeout, this, &ScrubBench::begin);
        connect(&move_, &QTimer::timeout, this, &ScrubBench::move);
        move_.setTimerType(Qt::PreciseTimer);
        look_.start(kLookMs);
        canvas_.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint) ++painted_;
        return false;
    }

private:
    Session& session() { return window_.session(); }
    int pictures() const { return canvas_.surface() ? canvas_.surface()->shown() : painted_; }

    void begin() {
        if (window_.pending()) return;
        look_.stop();
        session().fillEpisode();
        session().setScrubbing(true);
        before_ = pictures();
        cpuBefore_ = threadCpuMs();
        whole_.start();
        turn_.start();
        move_.start(1000 / kMovesPerSecond);
    }

    /// There and back through the episode, one step a move.
    qint64 stepOf(qint64 move) const {
        const qint64 last = std::max<qint64>(1, window_.session().length() - 1);
        const qint64 at = move % (2 * last);
        return at <= last ? at : 2 * last - at;
    }

    void move() {
        turns_.push_back(static_cast<double>(turn_.nsecsElapsed()) / 1e6);
        turn_.start();
        if (moves_ > 0 && shows(stepOf(moves_ - 1))) ++exact_;
        session().setStep(stepOf(moves_++));
        if (static_cast<double>(whole_.elapsed()) < 1000 * seconds_) return;
        move_.stop();
        finish();
    }

    bool shows(qint64 step) const {
        const auto& rows = canvas_.state().rows;
        return std::all_of(rows.begin(), rows.end(), [step](const RowState& row) { return row.cell(Column::Truth).step == step; });
    }

    void finish() {
        const double elapsed = static_cast<double>(whole_.elapsed()) / 1000;
        std::sort(turns_.begin(), turns_.end());
        const auto share = [this](double q) { return turns_[static_cast<std::size_t>(q * static_cast<double>(turns_.size() - 1))]; };
        const int shown = pictures() - before_;
        const bool computing = session().jobs().mostUrgent() != nullptr;
        done_(QJsonDocument(QJsonObject{{QStringLiteral("name"), QStringLiteral("scrub at 60 moves a second")},
                                        {QStringLiteral("renderer"), window_.centre().frames().rendererNote()},
                                        {QStringLiteral("surface"), canvas_.surface() != nullptr},
                                        {QStringLiteral("model_computing_at_the_end"), computing},
                                        {QStringLiteral("seconds"), elapsed},
                                        {QStringLiteral("moves"), moves_},
                                        {QStringLiteral("pictures"), shown},
                                        {QStringLiteral("pictures_per_second"), shown / elapsed},
                                        {QStringLiteral("moves_shown_exactly"), exact_},
                                        {QStringLiteral("gui_cpu_ms_per_move"), (threadCpuMs() - cpuBefore_) / static_cast<double>(moves_)},
                                        {QStringLiteral("turn_median_ms"), share(0.5)},
                                        {QStringLiteral("turn_p95_ms"), share(0.95)},
                                        {QStringLiteral("turn_longest_ms"), turns_.back()}})
                  .toJson(QJsonDocument::Compact));
    }

    MainWindow& window_;
    FrameCanvas& canvas_;
    double seconds_;
    std::function<void(const QByteArray&)> done_;
    QTimer look_, move_;
    QElapsedTimer whole_, turn_;
    std::vector<double> turns_;
    int painted_ = 0, before_ = 0;
    double cpuBefore_ = 0;
    qint64 moves_ = 0, exact_ = 0;
};

}  // namespace

void benchScrub(MainWindow& window, double seconds, std::function<void(const QByteArray& json)> done) {
    new ScrubBench(window, seconds, std::move(done));
}

}  // namespace orrery
