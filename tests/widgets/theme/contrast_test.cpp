#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/theme/tokens.h"

/// Without an installed theme nobody has taken the resources out of their library; the macro wants no namespace.
static void takeResources() { Q_INIT_RESOURCE(orrery); }

// window.md 0.1 and item 61, computed from the tokens that the program loads.
namespace orrery {
namespace {

double linear(double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

std::array<double, 3> linearOf(const QColor& color) { return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())}; }

/// WCAG 2.x, relative luminance.
double luminance(const QColor& color) {
    const auto [r, g, b] = linearOf(color);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});  // a list: by value
    return (high + 0.05) / (low + 0.05);
}

/// CIE L*a*b* under D65 from linear sRGB.
std::array<double, 3> lab(const QColor& color) {
    const auto [r, g, b] = linearOf(color);
    auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double deltaE76(const QColor& a, const QColor& b) {
    const auto one = lab(a), two = lab(b);
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

QColor token(Scheme scheme, Ink ink) {
    takeResources();
    return Tokens::loaded().colors[static_cast<std::size_t>(scheme)][static_cast<std::size_t>(ink)];
}

class Contrast : public testing::TestWithParam<Scheme> {};

TEST_P(Contrast, EveryColourIsThere) {
    for (int ink = 0; ink < static_cast<int>(Ink::Count); ++ink) {
        EXPECT_TRUE(token(GetParam(), static_cast<Ink>(ink)).isValid()) << inkName(static_cast<Ink>(ink)).toStdString();
    }
}

TEST_P(Contrast, WordsReachFourAndAHalfOnPanelAndRaised) {
    for (const Ink word : {Ink::Text, Ink::Text2, Ink::Text3, Ink::Accent, Ink::Given, Ink::Imagined, Ink::Simulated, Ink::Edited, Ink::Danger,
                           Ink::Warning, Ink::SeriesA, Ink::SeriesB, Ink::SeriesC, Ink::SeriesD}) {
        for (const Ink ground : {Ink::Panel, Ink::Raised}) {
            EXPECT_GE(contrast(token(GetParam(), word), token(GetParam(), ground)), 4.5)
                << inkName(word).toStdString() << " on " << inkName(ground).toStdString();
        }
    }
    EXPECT_GE(contrast(token(GetParam(), Ink::AccentText), token(GetParam(), Ink::AccentFill)), 4.5);
}

TEST_P(Contrast, WordsOnWellAndGutterReachFourAndAHalf) {
    for (const Ink word : {Ink::Text, Ink::Text2, Ink::Accent}) {
        for (const Ink ground : {Ink::Well, Ink::Gutter}) {
            EXPECT_GE(contrast(token(GetParam(), word), token(GetParam(), ground)), 4.5)
                << inkName(word).toStdString() << " on " << inkName(ground).toStdString();
        }
    }
}

TEST_P(Contrast, BordersOfControlsReachThree) {
    for (const Ink ground : {Ink::Panel, Ink::Raised}) EXPECT_GE(contrast(token(GetParam(), Ink::Control), token(GetParam(), ground)), 3.0);
}

TEST_P(Contrast, OriginsAndAccentAreFifteenApart) {
    constexpr std::array inks{Ink::Given, Ink::Imagined, Ink::Simulated, Ink::Edited, Ink::Accent};
    for (std::size_t i = 0; i < inks.size(); ++i) {
        for (std::size_t j = i + 1; j < inks.size(); ++j) {
            EXPECT_GE(deltaE76(token(GetParam(), inks[i]), token(GetParam(), inks[j])), 15.0)
                << inkName(inks[i]).toStdString() << " and " << inkName(inks[j]).toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, Contrast, testing::Values(Scheme::Dark, Scheme::Light),
                         [](const auto& theme) { return theme.param == Scheme::Dark ? "dark" : "light"; });

}  // namespace
}  // namespace orrery
