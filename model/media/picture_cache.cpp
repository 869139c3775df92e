#include "model/media/picture_cache.h"

extern "C" {
#include <libavutil/imgutils.h>
}

namespace orrery {

void PictureCache::put(std::int64_t frame, const AVFrame& picture, std::int64_t center) {
    const int size =
        av_image_get_buffer_size(static_cast<AVPixelFormat>(picture.format), picture.width, picture.height, 1);
    AvFramePtr copy(av_frame_clone(&picture));
    if (size < 0 || !copy) return;
    auto [place, added] = entries_.try_emplace(frame);
    if (!added) bytes_ -= place->second.bytes;
    place->second = {std::move(copy), static_cast<std::size_t>(size)};
    bytes_ += static_cast<std::size_t>(size);

    while (bytes_ > budget_ && entries_.size() > 1) {
        const auto first = entries_.begin();
        const auto last = std::prev(entries_.end());
        const auto farthest = center - first->first >= last->first - center ? first : last;
        bytes_ -= farthest->second.bytes;
        entries_.erase(farthest);
    }
}

const AVFrame* PictureCache::get(std::int64_t frame) const {
    const auto found = entries_.find(frame);
    return found == entries_.end() ? nullptr : found->second.picture.get();
}

}  // namespace orrery
