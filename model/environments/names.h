#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Words by which datasets name cameras and numbers.
namespace orrery::names {

inline constexpr std::string_view kHand[] = {"gripper", "wrist", "hand"};
inline constexpr std::string_view kStatic[] = {"static", "exterior", "external", "third", "agentview", "high", "front", "top",
                                               "overhead", "ego", "head", "base", "main", "primary", "scene", "side"};
inline constexpr std::string_view kNotColour[] = {"depth", "tactile", "mask", "segmentation"};
inline constexpr std::string_view kPose[] = {"pose", "arm", "tcp", "eef"};
inline constexpr std::string_view kGripper[] = {"gripper"};
inline constexpr std::string_view kRelative[] = {"rel_action", "relative", "delta"};

/// The first of the words that `name` holds, whatever the case.
std::optional<std::string_view> holdsOneOf(std::string_view name, std::span<const std::string_view> words);

/// One spelling for the same quantity: "tcp_x", "EEF.x" and "pos_x" are "x"; "euler_z" and "rz" are "yaw"; "gripper_action" is
/// "gripper command". Anything else comes back in lower case with spaces.
std::string canonical(std::string_view dimName);

}  // namespace orrery::names
