#include "app/window/controllers/mapping_controller.h"

#include <numeric>

namespace orrery {

MappingController::MappingController(Session& session, MappingPanel& panel, QObject* parent)
    : QObject(parent), session_(session), panel_(panel) {
    for (const auto signal : {&Session::modelChanged, &Session::mappingChanged, &Session::datasetChanged}) {
        connect(&session_, signal, this, &MappingController::show);
    }
    connect(&panel_, &MappingPanel::mappingChanged, this, &MappingController::change);
    show();
}

QStringList MappingController::fitting(const ModelInput& input) const {
    QStringList names;
    if (!session_.dataset()) return names;
    for (const Feature& feature : session_.dataset()->features()) {
        const bool picture = feature.isPicture();
        const std::int64_t size = elementCount(feature.shape);
        const bool fits = input.kind == ModelInput::Kind::Image
                              ? picture
                              : !picture && feature.kind != Feature::Kind::Language && size >= elementCount(input.shape);
        if (fits) names << QString::fromStdString(feature.name);
    }
    return names;
}

MappingRow MappingController::rowOf(const ModelInput& input) const {
    MappingRow row;
    row.input = QString::fromStdString(input.id);
    row.title = QString::fromStdString(input.title);
    row.need = input.kind == ModelInput::Kind::Image ? tr("picture") : tr("%n number(s)", nullptr, static_cast<int>(elementCount(input.shape)));
    row.required = input.required;
    row.features = fitting(input);
    const auto found = session_.mapping().sources.find(input.id);
    if (found == session_.mapping().sources.end()) return row;
    const InputSource& source = found->second;
    row.reason = QString::fromStdString(source.reason);
    if (source.kind == InputSource::Kind::Feature) row.chosen = static_cast<int>(row.features.indexOf(QString::fromStdString(source.feature)));
    if (source.kind == InputSource::Kind::Zeros) row.chosen = static_cast<int>(row.features.size());
    if (source.kind != InputSource::Kind::None) row.mark = edited_.contains(row.input) ? MappingRow::Mark::Edited : MappingRow::Mark::Proposed;
    return row;
}

void MappingController::show() {
    QList<MappingRow> rows;
    if (const ModelCard* card = session_.card(); card && session_.dataset()) {
        for (const ModelInput& input : card->inputs) rows << rowOf(input);
    }
    panel_.setRows(rows);
    panel_.setProblem(session_.predictionsOff());
}

void MappingController::change(const QString& input, const QString& feature, bool zeros) {
    InputMapping mapping = session_.mapping();
    InputSource& source = mapping.sources[input.toStdString()];
    source = {};
    source.reason = tr("chosen by hand").toStdString();
    if (zeros) source.kind = InputSource::Kind::Zeros;
    if (!feature.isEmpty()) {
        source.kind = InputSource::Kind::Feature;
        source.feature = feature.toStdString();
        for (const ModelInput& one : session_.card()->inputs) {
            if (one.id != input.toStdString() || one.kind != ModelInput::Kind::Vector) continue;
            source.dims.resize(static_cast<std::size_t>(elementCount(one.shape)));
            std::iota(source.dims.begin(), source.dims.end(), std::int64_t{0});
        }
    }
    edited_ << input;
    session_.setMapping(std::move(mapping));
}

}  // namespace orrery
