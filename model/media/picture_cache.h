#pragma once

#include <map>

#include "model/media/av_handles.h"

namespace orrery {

/// Decoded pictures around the place where somebody looks, within a budget of bytes. The farthest go first, so that
/// stepping backwards through a long group of pictures decodes it once per budget and not once per step.
class PictureCache {
public:
    explicit PictureCache(std::size_t budgetBytes) : budget_(budgetBytes) {}

    void put(std::int64_t frame, const AVFrame& picture, std::int64_t center);
    const AVFrame* get(std::int64_t frame) const;
    std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        AvFramePtr picture;
        std::size_t bytes = 0;
    };
    std::map<std::int64_t, Entry> entries_;
    std::size_t budget_;
    std::size_t bytes_ = 0;
};

}  // namespace orrery
