// orrery-cli frame: one exact decoded picture of a dataset as PNG.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/commands/catalog.h"
#include "model/base/sha256.h"
#include "model/datasets/dataset_report.h"
#include "model/media/picture_writer.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

struct Options {
    std::string path;
    std::int64_t episode = 0;
    std::int64_t step = 0;
    std::string feature;
    std::string out;
};

/// The camera that was asked for by its full or short name, or the first one that shows something.
Result<std::string> cameraOf(const Dataset& dataset, Episode& episode, const Options& options) {
    std::string cameras;
    for (const Feature& feature : dataset.features()) {
        if (!feature.isPicture()) continue;
        cameras += (cameras.empty() ? "" : ", ") + feature.name;
        const bool named = feature.name == options.feature || feature.shortName == options.feature;
        if (named || (options.feature.empty() && episode.frameCount(feature.name).valueOr(0) > 0)) return feature.name;
    }
    const std::string what = options.feature.empty() ? "no camera shows anything in this episode"
                                                     : "there is no camera '" + options.feature + "'";
    return Error{Error::Kind::NotFound, what, options.path, "no_feature",
                 cameras.empty() ? "" : "cameras are: " + cameras};
}

std::vector<std::uint8_t> rgbOf(const Frame& frame) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(frame.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < frame.rgba.size(); i += 4)
        rgb.insert(rgb.end(), frame.rgba.begin() + static_cast<std::ptrdiff_t>(i),
                   frame.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3);
    return rgb;
}

Json reportOf(const Frame& frame) {
    const auto rgb = rgbOf(frame);
    std::array<double, 3> mean{};
    for (std::size_t i = 0; i < rgb.size(); ++i) mean[i % 3] += rgb[i];
    for (double& channel : mean) channel /= std::max<double>(1, static_cast<double>(rgb.size()) / 3);
    return {{"width", frame.width},
            {"height", frame.height},
            {"mean_rgb", mean},
            {"sha256", sha256Hex(std::as_bytes(std::span(rgb)))}};
}

Result<Json> writeFrame(const Options& options, const Context& context) {
    auto dataset = openDataset(options.path, context.stop);
    if (!dataset) return dataset.error();
    const auto position = positionOf(**dataset, options.episode);
    if (!position)
        return Error{Error::Kind::NotFound,
                     "there is no episode " + std::to_string(options.episode),
                     options.path,
                     "no_episode",
                     {}};
    auto episode = (*dataset)->openEpisode(*position, context.stop);
    if (!episode) return episode.error();
    auto camera = cameraOf(**dataset, **episode, options);
    if (!camera) return camera.error();
    auto frame = (*episode)->frame(*camera, options.step, context.stop);
    if (!frame) return frame.error();
    if (auto written = writePng(**frame, options.out); !written) return written.error();

    Json report = reportOf(**frame);
    const auto pts = (*episode)->framePts(*camera).valueOr({});
    const auto step = static_cast<std::size_t>(options.step);
    report["pts_seconds"] = step < pts.size() ? pts[step] : (*frame)->ptsSeconds;
    report["path"] = options.path;
    report["episode"] = options.episode;
    report["step"] = options.step;
    report["feature"] = *camera;
    report["out"] = options.out;
    report["provenance"] = {{"dataset_fingerprint", (*dataset)->fingerprint()},
                            {"episode", options.episode},
                            {"steps", {options.step, options.step + 1}},
                            {"version", Context::version()}};
    return report;
}

void run(const Options& options, Context& context) {
    auto report = guarded(options.path, [&] { return writeFrame(options, context); });
    if (!report) return context.fail(report.error());
    if (context.json) return context.print(*report);
    std::printf("%s: %d x %d, %s, episode %lld, step %lld, %.6f s\n", options.out.c_str(),
                (*report)["width"].get<int>(), (*report)["height"].get<int>(),
                (*report)["feature"].get<std::string>().c_str(), static_cast<long long>(options.episode),
                static_cast<long long>(options.step), (*report)["pts_seconds"].get<double>());
}

}  // namespace

void addFrameCommand(CLI::App& root, Context& context) {
    auto* command = root.add_subcommand("frame", "Write one exact frame of a dataset as PNG");
    addCommonFlags(*command, context);
    const auto options = std::make_shared<Options>();
    command->add_option("PATH", options->path, "Folder or file of a dataset")->required();
    command->add_option("--episode", options->episode, "Episode, as the dataset numbers it")->required();
    command->add_option("--step", options->step, "Step inside the episode, from 0")
        ->required()
        ->check(CLI::NonNegativeNumber);
    command->add_option("--feature", options->feature, "Camera by full or short name; the first one when left out");
    command->add_option("--out", options->out, "PNG file to write")->required();
    command->callback([options, &context] { run(*options, context); });
}

}  // namespace orrery::cli
