#include "app/window/session_timeline.h"

#include <QJsonArray>

namespace orrery {
namespace {

constexpr QLatin1String kMarkers("markers"), kColumns("columns"), kFeature("feature"), kDim("dim"), kHidden("hidden_lanes"), kHeights("lane_heights");

QJsonObject markersToJson(const Markers::Book& book) {
    QJsonObject datasets;
    for (auto dataset = book.cbegin(); dataset != book.cend(); ++dataset) {
        QJsonObject episodes;
        for (auto episode = dataset->cbegin(); episode != dataset->cend(); ++episode) {
            QJsonObject names;
            for (auto marker = episode->cbegin(); marker != episode->cend(); ++marker) names[QString::number(marker.key())] = marker.value();
            episodes[QString::number(episode.key())] = names;
        }
        datasets[dataset.key()] = episodes;
    }
    return datasets;
}

Markers::Names namesFromJson(const QJsonObject& json) {
    Markers::Names names;
    for (auto marker = json.begin(); marker != json.end(); ++marker) {
        bool number = false;
        const qint64 step = marker.key().toLongLong(&number);
        if (number && step >= 0) names[step] = marker.value().toString().simplified().left(Markers::kLongestName);
    }
    return names;
}

Markers::Book markersFromJson(const QJsonObject& json) {
    Markers::Book book;
    for (auto dataset = json.begin(); dataset != json.end(); ++dataset) {
        const QJsonObject episodes = dataset.value().toObject();
        for (auto episode = episodes.begin(); episode != episodes.end(); ++episode) {
            bool number = false;
            const qint64 index = episode.key().toLongLong(&number);
            const Markers::Names names = namesFromJson(episode.value().toObject());
            if (number && !names.isEmpty()) book[dataset.key()][index] = names;
        }
    }
    return book;
}

QJsonObject columnsToJson(const ColumnBook& book) {
    QJsonObject datasets;
    for (auto dataset = book.cbegin(); dataset != book.cend(); ++dataset) {
        QJsonArray refs;
        for (const ColumnRef& ref : *dataset) refs.append(QJsonObject{{kFeature, ref.feature}, {kDim, ref.dim}});
        datasets[dataset.key()] = refs;
    }
    return datasets;
}

ColumnBook columnsFromJson(const QJsonObject& json) {
    ColumnBook book;
    for (auto dataset = json.begin(); dataset != json.end(); ++dataset) {
        for (const QJsonValue& one : dataset.value().toArray()) {
            const ColumnRef ref{one[kFeature].toString(), one[kDim].toInt(-1)};
            const bool known = book.value(dataset.key()).contains(ref);
            if (!ref.feature.isEmpty() && ref.dim >= 0 && !known) book[dataset.key()].append(ref);
        }
    }
    return book;
}

}  // namespace

QJsonObject toJson(const TimelineState& state) {
    QJsonObject heights;
    for (auto one = state.lanes.heights.cbegin(); one != state.lanes.heights.cend(); ++one) heights[one.key()] = one.value();
    return {{kMarkers, markersToJson(state.markers)},
            {kColumns, columnsToJson(state.columns)},
            {kHidden, QJsonArray::fromStringList(state.lanes.hidden)},
            {kHeights, heights}};
}

TimelineState timelineFromJson(const QJsonObject& json) {
    TimelineState state;
    state.markers = markersFromJson(json[kMarkers].toObject());
    state.columns = columnsFromJson(json[kColumns].toObject());
    for (const QJsonValue& one : json[kHidden].toArray()) state.lanes.hidden.append(one.toString());
    const QJsonObject heights = json[kHeights].toObject();
    for (auto one = heights.begin(); one != heights.end(); ++one) state.lanes.heights[one.key()] = one.value().toDouble(1);
    return state;
}

}  // namespace orrery
