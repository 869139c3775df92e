#include "widgets/bridge/opener.h"

namespace orrery {
namespace {

/// Weights are loaded in hundredths, as nobody knows the size of the pieces.
constexpr std::int64_t kHundredths = 100;

}  // namespace

OpeningFunctions realOpening() {
    return {&orrery::recogniseDataset,
            [](const std::filesystem::path& path, std::stop_token stop) { return orrery::openDataset(path, stop); },
            [](const std::filesystem::path& path, std::stop_token stop) { return orrery::openCheckpoint(path, stop); },
            [](const Checkpoint& checkpoint, const LoadOptions& options) { return orrery::recognise(checkpoint, options); },
            [](const CheckpointPtr& checkpoint, const LoadOptions& options, std::stop_token stop) {
                return orrery::loadWorld(checkpoint, options, stop);
            }};
}

Opener::Opener(OpeningFunctions functions, JobBoard& jobs, QObject* parent)
    : QObject(parent), functions_(std::move(functions)), jobs_(jobs) {}

Opener::~Opener() {
    models_.finish();
    datasets_.finish();
}

PathKind Opener::kindOf(const QString& path) const {
    const std::filesystem::path file(path.toStdString());
    const std::string format = functions_.recogniseDataset(file);
    if (!format.empty()) return {PathKind::Kind::Dataset, QString::fromStdString(format)};
    std::error_code ignored;
    const bool checkpoint = std::filesystem::is_regular_file(file, ignored) && looksLikeCheckpoint(file);
    return {checkpoint ? PathKind::Kind::Checkpoint : PathKind::Kind::Nothing, {}};
}

void Opener::open(const QString& path, const LoadOptions& options) {
    ++waiting_;
    Q_EMIT busyChanged();
    const std::filesystem::path file(path.toStdString());
    const std::string key = "open " + std::to_string(next_++);
    datasets_.post(Urgency::Now, key, [this, file, options, key](std::stop_token stop) {
        const std::string format = functions_.recogniseDataset(file);
        if (!format.empty()) return openDataset(file, stop);
        // a model takes long; it has a thread of its own, so that a dataset of the same drop shows at once
        models_.post(Urgency::Now, key, [this, file, options](std::stop_token inner) { openModel(file, options, inner); });
    });
}

void Opener::openDataset(const std::filesystem::path& path, std::stop_token stop) {
    auto dataset = guarded(path.string(), [&] { return functions_.openDataset(path, stop); });
    mailbox_.post([this, path, dataset = std::move(dataset)] {
        const QString name = QString::fromStdString(path.string());
        if (dataset) Q_EMIT datasetOpened(*dataset, name);
        else Q_EMIT failed(name, dataset.error());
        finished();
    });
}

void Opener::openModel(const std::filesystem::path& path, LoadOptions options, std::stop_token stop) {
    auto checkpoint = guarded(path.string(), [&] { return functions_.openCheckpoint(path, stop); });
    if (!checkpoint) {
        mailbox_.post([this, path, error = checkpoint.error()] {
            Q_EMIT failed(QString::fromStdString(path.string()), error);
            finished();
        });
        return;
    }
    const Recognition recognition = functions_.recognise(**checkpoint, options);
    mailbox_.post([this, path, checkpoint = *checkpoint, recognition] {
        Q_EMIT checkpointOpened(checkpoint, recognition, QString::fromStdString(path.string()));
    });
    if (recognition.family.empty()) return mailbox_.post([this] { finished(); });
    loadModel(*checkpoint, std::move(options), stop);
}

void Opener::loadModel(const CheckpointPtr& checkpoint, LoadOptions options, std::stop_token stop) {
    std::stop_source cancelled;
    const std::stop_callback forward(stop, [&] { cancelled.request_stop(); });
    const int job = jobs_.start(JobInfo::Kind::LoadModel, checkpoint->file().filename().string(), kHundredths,
                                [cancelled]() mutable { cancelled.request_stop(); });
    options.progress = [this, job](double share) { jobs_.advance(job, static_cast<std::int64_t>(share * kHundredths)); };
    auto loaded = guarded(checkpoint->file().string(), [&] { return functions_.loadWorld(checkpoint, options, cancelled.get_token()); });
    if (loaded) jobs_.finish(job);
    else if (loaded.error().kind != Error::Kind::Cancelled) jobs_.fail(job, loaded.error());
    using Outcome = Result<std::shared_ptr<WorldModel>>;
    const Outcome outcome = loaded ? Outcome(std::shared_ptr<WorldModel>(*std::move(loaded))) : Outcome(loaded.error());
    mailbox_.post([this, outcome, checkpoint] {
        if (outcome) Q_EMIT modelLoaded(checkpoint, *outcome);
        else Q_EMIT modelFailed(checkpoint, outcome.error());
        if (!outcome && outcome.error().kind != Error::Kind::Cancelled) {
            Q_EMIT failed(QString::fromStdString(checkpoint->file().string()), outcome.error());
        }
        finished();
    });
}

void Opener::finished() {
    --waiting_;
    Q_EMIT busyChanged();
}

}  // namespace orrery
