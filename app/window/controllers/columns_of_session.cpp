#include "app/window/controllers/columns_of_session.h"

namespace orrery::columns {
namespace {

bool isReal(DType type) { return type == DType::F16 || type == DType::BF16 || type == DType::F32 || type == DType::F64; }

/// The dimension's own name with the feature beside it, or the feature's with a number.
void nameTrack(ColumnTrack& track, const Feature& feature, std::size_t dim) {
    const QString whole = QString::fromStdString(feature.shortName);
    if (dim < feature.dimUnits.size()) track.unit = QString::fromStdString(feature.dimUnits[dim]);
    if (dim < feature.dimNames.size()) {
        track.name = QString::fromStdString(feature.dimNames[dim]);
        track.source = whole;
    } else {
        track.name = elementCount(feature.shape) > 1 ? QStringLiteral("%1 %2").arg(whole).arg(dim) : whole;
    }
}

}  // namespace

std::vector<ColumnRef> all(const Session& session) {
    std::vector<ColumnRef> refs;
    const EpisodeDataPtr data = session.episodeData();
    if (!data) return refs;
    for (const Feature& feature : session.dataset()->features()) {
        const std::int64_t width = data->width(feature.name);
        for (int dim = 0; dim < width; ++dim) refs.push_back({QString::fromStdString(feature.name), dim});
    }
    return refs;
}

ColumnTrack named(const Session& session, const ColumnRef& ref) {
    ColumnTrack track;
    track.id = ref.id();
    const std::string name = ref.feature.toStdString();
    const EpisodeDataPtr data = session.episodeData();
    const Feature* feature = session.dataset() ? session.dataset()->feature(name) : nullptr;
    if (!data || !feature || ref.dim < 0 || ref.dim >= data->width(name)) return track;
    nameTrack(track, *feature, static_cast<std::size_t>(ref.dim));
    const DType type = data->columns.at(name).dtype();
    if (!isReal(type)) track.decimals = 0;
    if (itemSize(type) > 4) track.digits = 17;
    return track;
}

ColumnTrack track(const Session& session, const ColumnRef& ref) {
    ColumnTrack track = named(session, ref);
    if (!track.name.isEmpty()) track.values = session.episodeData()->series(ref.feature.toStdString(), ref.dim);
    return track;
}

}  // namespace orrery::columns
