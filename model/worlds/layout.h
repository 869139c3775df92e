#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/worlds/catalog.h"

namespace orrery {

/// A tensor of a family's published layout.
struct Expected {
    std::string name;
    Shape shape;            ///< Not looked at when optional.
    std::string neededFor;  ///< "actions and frames", "frames of rgb_gripper", ...
    bool optional = false;  ///< Mask buffers and the like: absent in good files.
};

/// Writes a layout down row by row.
class Layout {
public:
    /// What the rows from here on are needed for.
    void needed(std::string_view use) { use_ = use; }
    void add(std::string name, Shape shape, bool optional = false);
    void linear(const std::string& name, std::int64_t out, std::int64_t in);  ///< weight [out, in], bias
    void conv1d(const std::string& name, std::int64_t in, std::int64_t out);  ///< weight [in, out], bias
    void norm(const std::string& name, std::int64_t n);                       ///< weight, bias [n]
    /// norm1, attn.qkv, attn.proj, norm2, mlp.fc1, mlp.fc2 of a pre-norm block with an inner width of 4 · width.
    void vitBlock(const std::string& name, std::int64_t width);
    std::vector<Expected> rows;

private:
    std::string use_;
};

/// A tensor that is absent or of no use.
struct Misfit {
    std::string name;
    std::string neededFor;
    bool absent = false;
    std::string sentence;  ///< "a.weight has shape [2, 3], [3, 2] is expected", "a.weight is missing", ...
};

/// What of a layout a file lacks, or holds in another shape, in numbers that are no floating-point ones, or unreadably.
std::vector<Misfit> misfits(const Checkpoint& checkpoint, std::span<const Expected> layout);

/// The misfits as one error: the first in full, the others counted. There must be one.
/// Corrupt; code missing_part when the first is absent, corrupt when it does not fit.
Error misfitError(const std::vector<Misfit>& wrong, const Checkpoint& checkpoint);

/// Fills matched, missing and unexpected; tensors whose name begins with one of `ignored` are nobody's business.
void matchLayout(Recognition& found, const Checkpoint& checkpoint, std::span<const Expected> layout,
                 std::initializer_list<std::string_view> ignored);

}  // namespace orrery
