#pragma once

#include <stop_token>

#include "model/datasets/lerobot/lerobot_episode.h"

namespace orrery::lerobot {

/// Looks at the files of every episode: which are missing, empty, LFS pointers or without a footer. Files are opened
/// only in sets small enough for that to be quick. Fills length and `usable` of each episode and says what is wrong.
std::vector<EpisodeInfo> checkFiles(const Shared& shared, std::vector<Problem>& problems, std::stop_token stop);

}  // namespace orrery::lerobot
