#pragma once

#include "model/worlds/catalog.h"

/// Files that models need beside their own: recognised for the inspector, not loaded alone.
namespace orrery::companions {

WorldEntry maeEntry();
WorldEntry clipEntry();

}  // namespace orrery::companions
