#pragma once

#include "widgets/timeline/timeline.h"

namespace orrery::test {

/// An episode of 419 steps at 29.6 Hz with every lane filled; all of it is made up.
void fill(Timeline& timeline);

}  // namespace orrery::test
