#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/datasets/dataset.h"

namespace orrery::lerobot {

/// What meta/info.json says, checked.
struct Info {
    std::filesystem::path root;
    std::string text;     ///< the file as it is, for the fingerprint
    std::string version;  ///< "v2.1"
    int major = 2;
    double fps = 0;
    std::string robot;
    std::int64_t totalEpisodes = -1;  ///< as declared, -1 when it says nothing
    std::int64_t totalFrames = -1;
    std::int64_t chunkSize = 1000;
    std::string dataPath;   ///< templates
    std::string videoPath;  ///< empty when there is no video
    std::vector<Feature> features;
    std::vector<std::string> depthVideos;  ///< names of cameras that show depth
    bool groot = false;                    ///< NVIDIA's flavour: meta/modality.json is there
};

/// Errors: NotFound (no info.json), Corrupt (not JSON, no features, fps, path_escape), Unsupported (version).
Result<Info> readInfo(const std::filesystem::path& root);

/// The folder of the LeRobot dataset that `path` is, or lies in; empty when there is none.
std::filesystem::path rootOf(const std::filesystem::path& path);

/// A whole text file of at most 256 MiB.
Result<std::string> readText(const std::filesystem::path& file);

}  // namespace orrery::lerobot
