#pragma once

#include <QObject>
#include <QStringList>
#include <atomic>
#include <functional>
#include <memory>

#include "model/datasets/catalog.h"
#include "model/runtime/job_board.h"
#include "model/runtime/work_queue.h"
#include "model/worlds/catalog.h"
#include "widgets/bridge/mailbox.h"

namespace orrery {

/// How files become datasets and models; tests put fakes here.
struct OpeningFunctions {
    std::function<std::string(const std::filesystem::path&)> recogniseDataset;
    std::function<Result<DatasetPtr>(const std::filesystem::path&, std::stop_token)> openDataset;
    std::function<Result<CheckpointPtr>(const std::filesystem::path&, std::stop_token)> openCheckpoint;
    std::function<Recognition(const Checkpoint&, const LoadOptions&)> recognise;
    std::function<Result<std::unique_ptr<WorldModel>>(const CheckpointPtr&, const LoadOptions&, std::stop_token)> loadWorld;
};
OpeningFunctions realOpening();

/// What a dropped path is, found without opening it.
struct PathKind {
    enum class Kind { Dataset, Checkpoint, Nothing };
    Kind kind = Kind::Nothing;
    QString title;  ///< "LeRobot v2.1"; empty for checkpoints, whose family shows only inside.
};

/// Opens files and folders on its own thread; every signal comes on the GUI thread.
class Opener : public QObject {
    Q_OBJECT

public:
    Opener(OpeningFunctions functions, JobBoard& jobs, QObject* parent = nullptr);
    ~Opener() override;

    /// Opens one path, dataset or checkpoint by its content. Datasets come before models, whatever the order of calls.
    void open(const QString& path, const LoadOptions& options);
    PathKind kindOf(const QString& path) const;
    bool busy() const { return waiting_ > 0; }

Q_SIGNALS:
    void datasetOpened(const orrery::DatasetPtr& dataset, const QString& path);
    /// The file is readable; the model, if it is one we know, follows by modelLoaded or modelFailed.
    void checkpointOpened(const orrery::CheckpointPtr& checkpoint, const orrery::Recognition& recognition, const QString& path);
    void modelLoaded(const orrery::CheckpointPtr& checkpoint, const std::shared_ptr<orrery::WorldModel>& model);
    /// The file stays readable. Cancelled where a person stopped it; else failed() comes as well.
    void modelFailed(const orrery::CheckpointPtr& checkpoint, const orrery::Error& error);
    void failed(const QString& path, const orrery::Error& error);
    void busyChanged();

private:
    void openDataset(const std::filesystem::path& path, std::stop_token stop);
    void openModel(const std::filesystem::path& path, LoadOptions options, std::stop_token stop);
    void loadModel(const CheckpointPtr& checkpoint, LoadOptions options, std::stop_token stop);
    void finished();

    const OpeningFunctions functions_;
    JobBoard& jobs_;
    int waiting_ = 0;            // the GUI thread's
    std::uint64_t next_ = 0;     // the GUI thread's
    Mailbox mailbox_;
    WorkQueue datasets_;
    WorkQueue models_;           // last: both join before what their tasks use goes away
};

}  // namespace orrery
