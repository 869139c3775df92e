#include "app/window/controllers/inspector_controller.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/window/provenance.h"
#include "model/datasets/dataset_report.h"

namespace orrery {
namespace {

QByteArray bytesOf(const nlohmann::json& document) {
    return QByteArray::fromStdString(document.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

TensorStatistics fromJson(const nlohmann::json& document) {
    const auto number = [&](const char* key) {
        const auto found = document.find(key);
        return found != document.end() && found->is_number() ? found->get<double>() : 0.0;
    };
    return {number("min"), number("max"), number("mean"), number("std"), number("zeros"), static_cast<qint64>(number("non_finite"))};
}

}  // namespace

InspectorController::InspectorController(Session& session, InspectorPanel& panel, QObject* parent)
    : QObject(parent), session_(session), panel_(panel) {
    connect(&session_, &Session::checkpointOpened, this, [this](int at) {
        const auto place = static_cast<std::size_t>(at);
        // of a restored session the one that predicts is what a person looked at
        if (!session_.checkpoints()[place].behind || place == session_.currentCheckpoint()) showCheckpoint(place);
    });
    connect(&session_, &Session::checkpointChanged, this, &InspectorController::followCurrent);
    connect(&session_, &Session::datasetChanged, this, [this] {
        if (!session_.checkpoint()) showDataset();
    });
    connect(&session_, &Session::branchChanged, this, [this](int branch) {
        if (branch > 0) showBranch(branch, session_.step());
    });
    connect(&session_, &Session::predictionReady, this, [this](int branch, qint64) {
        if (branch == awaited_ && awaited_ > 0) showBranch(branch, session_.step());
    });
    connect(&panel_, &InspectorPanel::statisticsRequested, this, &InspectorController::statistics);
}

InspectorController::~InspectorController() { worker_.finish(); }

/// A checkpoint that is shown makes way for another that comes to predict, and for what is left when it was closed.
void InspectorController::followCurrent() {
    const auto& all = session_.checkpoints();
    const bool another = std::exchange(current_, session_.checkpoint()) != session_.checkpoint();
    const bool open = std::ranges::find(all, checkpoint_, &OpenCheckpoint::checkpoint) != all.end();
    if (!checkpoint_ || (open && !another) || checkpoint_ == current_) return;
    if (current_) showCheckpoint(session_.currentCheckpoint());
    else showDataset();
}

void InspectorController::showCheckpoint(std::size_t place) {
    if (place >= session_.checkpoints().size()) return;
    const CheckpointPtr checkpoint = checkpoint_ = session_.checkpoints()[place].checkpoint;
    const Recognition recognition = session_.checkpoints()[place].recognition;
    const quint64 mine = ++shown_;
    awaited_ = 0;
    worker_.post(Urgency::Now, "document", [this, checkpoint, recognition, mine](std::stop_token stop) {
        const QByteArray json = bytesOf(inspectReport(*checkpoint, recognition, {}, stop));
        mailbox_.post([this, json, mine] {
            if (mine == shown_) panel_.setDocument(json);
        });
    });
}

void InspectorController::showDataset() {
    const DatasetPtr dataset = session_.dataset();
    const quint64 mine = ++shown_;
    awaited_ = 0;
    checkpoint_ = nullptr;
    if (!dataset) return panel_.clear();
    worker_.post(Urgency::Now, "document", [this, dataset, mine](std::stop_token stop) {
        const QByteArray json = bytesOf(datasetReport(*dataset, stop));
        mailbox_.post([this, json, mine] {
            if (mine == shown_) panel_.setDocument(json);
        });
    });
}

void InspectorController::showCell(int camera, Column column) {
    awaited_ = 0;
    show(provenance::ofCell(session_, static_cast<std::size_t>(camera), column));
}

void InspectorController::showBranch(int branch, qint64 step) {
    const nlohmann::json document = provenance::ofBranch(session_, branch, step);
    if (document.empty()) return;
    awaited_ = document.contains("step") ? 0 : branch;
    show(document);
}

void InspectorController::show(const nlohmann::json& document) {
    ++shown_;
    checkpoint_ = nullptr;
    panel_.setDocument(bytesOf(document));
}

void InspectorController::statistics(const QString& path) {
    if (!checkpoint_) return;
    worker_.post(Urgency::Now, "statistics", [this, checkpoint = checkpoint_, path](std::stop_token stop) {
        for (const TensorInfo& tensor : checkpoint->tensors()) {
            if (tensor.path != path.toStdString()) continue;
            const auto values = checkpoint->read(tensor, stop);
            if (!values) {
                const QString why = QString::fromStdString(values.error().message);
                mailbox_.post([this, path, why] { panel_.setStatisticsFailed(path, why); });
                return;
            }
            const TensorStatistics result = fromJson(tensorStatistics(*values));
            mailbox_.post([this, path, result] { panel_.setStatistics(path, result); });
            return;
        }
    });
}

}  // namespace orrery
