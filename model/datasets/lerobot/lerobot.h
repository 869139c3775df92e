#pragma once

#include "model/datasets/catalog.h"

/// LeRobot datasets: v2.0 and v2.1 (one Parquet file and one video per episode and camera), v3.x (files shared by
/// episodes), NVIDIA's GR00T flavour of v2.0. Written from the format's public documentation and samples.
namespace orrery::lerobot {

DatasetEntry entry();

}  // namespace orrery::lerobot
