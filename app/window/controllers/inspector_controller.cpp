#include "app/window/controllers/inspector_controller.h"

#include <nlohmann/json.hpp>

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
    connect(&session_, &Session::checkpointChanged, this, &InspectorController::showCheckpoint);
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

void InspectorController::showCheckpoint() {
    const CheckpointPtr checkpoint = session_.checkpoint();
    const quint64 mine = ++shown_;
    awaited_ = 0;
    if (!checkpoint) return session_.dataset() ? showDataset() : panel_.clear();
    const Recognition recognition = session_.recognition().value_or(Recognition{});
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
    panel_.setDocument(bytesOf(document));
}

void InspectorController::statistics(const QString& path) {
    const CheckpointPtr checkpoint = session_.checkpoint();
    if (!checkpoint) return;
    worker_.post(Urgency::Now, "statistics", [this, checkpoint, path](std::stop_token stop) {
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
