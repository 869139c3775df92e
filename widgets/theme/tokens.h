#pragma once

#include <QColor>
#include <QString>
#include <array>
#include <vector>

#include "model/base/origin.h"

namespace orrery {

/// Colours by role; names as in resources/styles/tokens.json.
enum class Ink {
    Gutter, Panel, Raised, Hover, Pressed, Well, Line, Border, Control, Text, Text2, Text3, Disabled, Accent, AccentFill,
    AccentText, AccentTint, Given, Imagined, Simulated, Edited, Danger, DangerTint, Warning, WarningTint,
    SeriesA, SeriesB, SeriesC, SeriesD, SegTrack, SegOn, Plot, Count
};

enum class Scheme { Dark, Light };

/// A colour map: stops at ascending positions.
struct ColorMap {
    std::vector<std::pair<double, QColor>> stops;
    QColor at(double position) const;  ///< clamped to the ends
};

/// The loaded tokens.json.
struct Tokens {
    std::array<std::array<QColor, static_cast<std::size_t>(Ink::Count)>, 2> colors;  ///< [scheme][ink]
    ColorMap ember;
    std::array<ColorMap, 2> signedMap;  ///< by scheme, −1 … 1

    static const Tokens& loaded();  ///< from the compiled-in resource
};

QString inkName(Ink ink);  ///< "accentFill"

}  // namespace orrery
