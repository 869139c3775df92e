#pragma once

#include "model/datasets/catalog.h"

namespace orrery::calvin {

/// CALVIN: one .npz file per time step, intervals of file numbers as episodes (datasets.md 3).
DatasetEntry entry();

}  // namespace orrery::calvin
