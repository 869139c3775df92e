#pragma once

#include "model/datasets/lerobot/info.h"

namespace orrery::lerobot {

/// meta/stats.json (v2.0, v3.0), else meta/episodes_stats.jsonl (v2.1) brought together over the episodes (datasets.md 4.3).
DatasetStatistics readStatistics(const Info& info, std::stop_token stop);

}  // namespace orrery::lerobot
