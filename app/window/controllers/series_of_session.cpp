#include "app/window/controllers/series_of_session.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace orrery::series {
namespace {

struct Lanes {
    Q_DECLARE_TR_FUNCTIONS(orrery::Lanes)
};

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

/// The recorded action that is shown: what the mapping compares with, else the dataset's first action.
std::string actionFeature(const Session& session) {
    if (!session.mapping().actionFeature.empty()) return session.mapping().actionFeature;
    if (!session.dataset()) return {};
    for (const Feature& feature : session.dataset()->features()) {
        if (feature.kind == Feature::Kind::Action) return feature.name;
    }
    return {};
}

Series scaled(const std::vector<double>& values, double scale) {
    Series out;
    out.reserve(values.size());
    for (const double value : values) out.push_back(static_cast<float>(value * scale));
    return out;
}

/// What the model said at each step as seen from the current branch; an action belongs to the step at which it is taken.
Series predicted(const Session& session, std::size_t dim, double scale) {
    Series out(static_cast<std::size_t>(session.length()), kNone);
    for (qint64 step = 0; step < session.length(); ++step) {
        const NodePtr node = session.nodeAt(step);
        if (node && dim < node->prediction->action.size()) {
            out[static_cast<std::size_t>(step)] = static_cast<float>(node->prediction->action[dim] * scale);
        }
    }
    return out;
}

bool comparable(const Session& session) { return session.card() && !session.mapping().actionFeature.empty(); }

}  // namespace

std::vector<ActionDimension> actions(const Session& session) {
    const EpisodeDataPtr data = session.episodeData();
    const std::string feature = actionFeature(session);
    const ModelCard* card = session.card();
    std::vector<ActionDimension> dimensions;
    if (!data || (feature.empty() && !card)) return dimensions;
    const Feature* info = session.dataset()->feature(feature);
    const bool useCard = card && (comparable(session) || !info);
    const std::size_t count = useCard ? card->actions.size() : info && !info->shape.empty() ? static_cast<std::size_t>(info->shape[0]) : 0;
    for (std::size_t dim = 0; dim < count; ++dim) {
        ActionDimension one;
        const double scale = useCard ? card->actions[dim].scale : 1;
        if (useCard) {
            one.name = QString::fromStdString(card->actions[dim].name);
            one.unit = QString::fromStdString(card->actions[dim].unit);
        } else {
            one.name = dim < info->dimNames.size() ? QString::fromStdString(info->dimNames[dim]) : QString::number(dim);
            one.unit = dim < info->dimUnits.size() ? QString::fromStdString(info->dimUnits[dim]) : QString();
        }
        if (!feature.empty()) one.recorded = scaled(data->series(feature, static_cast<std::int64_t>(dim)), scale);
        if (useCard) one.predicted = predicted(session, dim, scale);
        dimensions.push_back(std::move(one));
    }
    return dimensions;
}

GripperTrack gripper(const Session& session) {
    GripperTrack track;
    for (const ActionDimension& one : actions(session)) {
        if (!one.name.contains(QLatin1String("gripper"), Qt::CaseInsensitive)) continue;
        const auto closed = [](const Series& values) {
            std::vector<bool> steps;
            for (const float value : values) steps.push_back(value < 0);
            return spans(steps);
        };
        track.closed = closed(one.recorded);
        track.predictedClosed = closed(one.predicted);
    }
    return track;
}

std::vector<TextSegment> instructions(const Session& session) {
    std::vector<TextSegment> segments;
    const EpisodeDataPtr data = session.episodeData();
    if (!data) return segments;
    for (const InstructionSpan& span : data->instructions) {
        TextSegment segment;
        segment.steps = {static_cast<int>(span.begin), static_cast<int>(std::min<std::int64_t>(span.end, session.length()))};
        segment.text = QString::fromStdString(span.text);
        segments.push_back(std::move(segment));
    }
    return segments;
}

ErrorTrack errors(const Session& session) {
    ErrorTrack track;
    if (!session.card() || session.horizon() <= 0) return track;
    track.title = Lanes::tr("Error at +%1").arg(session.horizon());
    const auto length = static_cast<std::size_t>(session.length());
    track.values.assign(length, kNone);
    track.copyLast.assign(length, kNone);
    std::vector<int> counts(length, 0);
    int cameras = 0;
    double range = 0;
    for (std::size_t camera = 0; camera < session.cameras().size(); ++camera) {
        const ErrorSeries one = session.errors(camera);
        if (one.measured == 0) continue;
        ++cameras;
        range = std::max(range, one.range);
        for (std::size_t step = 0; step < length && step < one.mae.size(); ++step) {
            if (std::isnan(one.mae[step])) continue;
            if (counts[step]++ == 0) track.values[step] = track.copyLast[step] = 0;
            track.values[step] += static_cast<float>(one.mae[step]);
            track.copyLast[step] += static_cast<float>(one.copyLast[step]);
        }
    }
    for (std::size_t step = 0; step < length; ++step) {
        if (counts[step] < 2) continue;
        track.values[step] /= static_cast<float>(counts[step]);
        track.copyLast[step] /= static_cast<float>(counts[step]);
    }
    if (cameras == 0) return {};
    track.subtitle = cameras == 1 ? Lanes::tr("MAE, one camera") : cameras == 2 ? Lanes::tr("MAE, both cameras") : Lanes::tr("MAE, %n camera(s)", nullptr, cameras);
    track.rangeMax = static_cast<float>(range * 1.1);
    return track;
}

std::vector<BranchRow> branches(const Session& session) {
    std::vector<BranchRow> rows;
    for (const Branch& branch : session.branches()) {
        if (branch.id == 0) continue;
        BranchRow row;
        row.id = QString::number(branch.id);
        row.parent = branch.parent > 0 ? QString::number(branch.parent) : QString();
        row.letter = QString::fromStdString(branch.letter);
        row.label = QString::fromStdString(branch.label);
        row.origin = branch.origin;
        row.forkStep = static_cast<int>(branch.forkStep);
        row.lastStep = static_cast<int>(std::max(branch.lastStep, branch.forkStep));
        row.current = branch.id == session.branch();
        rows.push_back(std::move(row));
    }
    return rows;
}

std::size_t firstCamera(const Session& session) {
    if (!session.dataset()) return 0;
    for (std::size_t camera = 0; camera < session.cameras().size(); ++camera) {
        bool whole = true;
        for (const Problem& problem : session.dataset()->problems()) {
            whole = whole && (problem.episode || problem.feature != session.cameras()[camera].name);
        }
        if (whole) return camera;
    }
    return 0;
}

std::vector<StepSpan> spans(const std::vector<bool>& steps) {
    std::vector<StepSpan> out;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!steps[i]) continue;
        const auto first = static_cast<int>(i);
        while (i < steps.size() && steps[i]) ++i;
        out.push_back({first, static_cast<int>(i)});
    }
    return out;
}

}  // namespace orrery::series
