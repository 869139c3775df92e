#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "model/base/frame.h"
#include "model/base/host_tensor.h"
#include "model/base/result.h"

namespace orrery {

/// One named time series of a dataset.
struct Feature {
    enum class Kind { Video, Image, State, Action, Language, Other };
    std::string name;       ///< As the dataset spells it: "observation.images.static".
    std::string shortName;  ///< Last part after the last dot, or the whole name where two would be equal.
    Kind kind = Kind::Other;
    DType dtype = DType::Unknown;
    Shape shape;                        ///< One step: [H, W, 3], [7], [] for scalars.
    std::vector<std::string> dimNames;  ///< Flattened; empty when the dataset names nothing.
    std::vector<std::string> dimUnits;  ///< Per dimension ("m", "rad", ""); empty when unknown.
    std::string codec;                  ///< Videos: "h264"; else empty. Filled when a file of it was looked at.
    int gop = 0;
    bool exact = true;
    bool isPicture() const { return kind == Kind::Video || kind == Kind::Image; }
};

/// Fills in `shortName` of each, cameras among cameras and numbers among numbers.
void assignShortNames(std::vector<Feature>& features);

/// Something missing or wrong; what it names is off, everything else works.
struct Problem {
    std::optional<std::int64_t> episode;  ///< Index, or none when it concerns the whole dataset.
    std::string feature;                  ///< Name of the stream it concerns, or empty.
    std::string kind;                     ///< "not_found", "corrupt", "unsupported", ...
    std::string message;
    std::string hint;
};

/// What the dataset's own files say of a feature's values; nothing here is computed from the data.
struct FeatureStatistics {
    std::string feature;
    std::string split;       ///< "training", or empty when they hold for the whole dataset.
    std::string source;      ///< The file, relative to the dataset: "meta/stats.json".
    std::int64_t count = 0;  ///< Values they were taken over; 0 when it is not said.
    std::map<std::string, std::vector<double>> numbers;  ///< "mean", "std", "min", "max", "q01", ... per flattened dimension.
};

struct DatasetStatistics {
    std::vector<FeatureStatistics> features;
    std::vector<Problem> problems;  ///< Files or lines that could not be read.
};

/// A stretch of an episode with one instruction.
struct InstructionSpan {
    std::int64_t begin = 0;  ///< Half-open [begin, end) in steps of the episode.
    std::int64_t end = 0;
    std::string text;
    std::string taskId;  ///< "lift_red_block_table", or empty.
};

struct EpisodeInfo {
    std::int64_t index = 0;         ///< As the dataset numbers it.
    std::string split;              ///< "training", "validation", or empty.
    std::int64_t length = 0;        ///< Steps that can be shown.
    std::int64_t lengthListed = 0;  ///< What the metadata says.
    bool usable = true;
    std::string instruction;  ///< First instruction, or empty.
};

/// What one episode holds, read when it is asked for. Belongs to one worker thread at a time.
class Episode {
public:
    virtual ~Episode() = default;
    virtual const EpisodeInfo& info() const = 0;

    /// Seconds of every step from the start of the episode, [length].
    virtual std::span<const double> seconds() const = 0;
    virtual std::span<const InstructionSpan> instructions() const = 0;

    /// All steps of a numeric feature: [length, ...shape] in the source's own type.
    virtual Result<HostTensor> column(const std::string& feature) = 0;

    /// The exact picture of a camera at a step. Errors: NotFound (missing file, past the end), Corrupt, Cancelled.
    virtual Result<FramePtr> frame(const std::string& feature, std::int64_t step, std::stop_token stop = {}) = 0;

    /// Steps of a camera that can be shown, and the time stamps of its pictures in its own file.
    virtual Result<std::int64_t> frameCount(const std::string& feature) = 0;
    virtual Result<std::vector<double>> framePts(const std::string& feature) = 0;

    /// Found while opening this episode.
    virtual std::span<const Problem> problems() const = 0;
};

/// A recorded source. Knows nothing of its files outwardly. Const members are safe from several threads.
class Dataset {
public:
    virtual ~Dataset() = default;
    virtual const std::filesystem::path& path() const = 0;
    virtual std::string_view format() const = 0;       ///< "lerobot-v2.1", "calvin", ...
    virtual std::string_view formatTitle() const = 0;  ///< "LeRobot v2.1"
    virtual std::optional<double> fps() const = 0;
    virtual std::string robot() const { return {}; }

    virtual std::span<const Feature> features() const = 0;
    virtual std::span<const EpisodeInfo> episodes() const = 0;  ///< All that are listed, in order.
    virtual std::span<const Problem> problems() const = 0;
    virtual std::span<const std::string> instructions() const = 0;  ///< Distinct texts of the whole dataset.
    virtual std::int64_t stepCount() const = 0;                     ///< As declared.

    /// `position`: place in episodes(), not the dataset's own number. A fresh reader with decoders of its own.
    virtual Result<std::unique_ptr<Episode>> openEpisode(std::size_t position, std::stop_token stop = {}) const = 0;

    /// Reads what the dataset says of its values; takes long where every episode says it by itself. Empty when it says nothing.
    virtual DatasetStatistics statistics(std::stop_token stop = {}) const;

    /// Same content, same text: format, root metadata, episode table.
    virtual std::string fingerprint() const = 0;

    const Feature* feature(std::string_view name) const;
};
using DatasetPtr = std::shared_ptr<const Dataset>;

/// Opens whatever the path holds (see catalog.h for the formats).
Result<DatasetPtr> openDataset(const std::filesystem::path& path, std::stop_token stop = {});

}  // namespace orrery
