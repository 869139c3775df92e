#include "widgets/frames/render/vk_textures.h"

#include <algorithm>
#include <cstring>

namespace orrery {
namespace {

VkExtent2D extentOf(int width, int height) { return {static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)}; }

}  // namespace

Result<VkImageView> VkTextures::view(VkCommandBuffer commands, const FramePtr& frame) {
    return upload(commands, frame, frame->rgba.data(), frame->rgba.size(), VK_FORMAT_R8G8B8A8_UNORM, extentOf(frame->width, frame->height));
}

Result<VkImageView> VkTextures::view(VkCommandBuffer commands, const FloatMapPtr& map) {
    return upload(commands, map, map->values.data(), map->values.size() * sizeof(float), VK_FORMAT_R32_SFLOAT,
                  extentOf(map->width, map->height));
}

Result<VkImageView> VkTextures::view(VkCommandBuffer commands, const std::shared_ptr<const std::vector<std::uint8_t>>& rgba,
                                     int width, int height) {
    return upload(commands, rgba, rgba->data(), rgba->size(), VK_FORMAT_R8G8B8A8_UNORM, extentOf(width, height));
}

Result<VkImageView> VkTextures::upload(VkCommandBuffer commands, const std::shared_ptr<const void>& owner, const void* data,
                                       std::size_t bytes, VkFormat format, VkExtent2D extent) {
    if (const auto found = entries_.find(owner.get()); found != entries_.end()) {
        found->second.used = ++clock_;
        return found->second.image.view.get();
    }
    auto image = VkDeviceImage::create(*context_, format, extent, VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT);
    if (!image) return image.error();
    auto staging = VkHostBuffer::create(*context_, bytes, VK_BUFFER_USAGE_TRANSFER_SRC_BIT);
    if (!staging) return staging.error();
    std::memcpy(staging->data, data, bytes);

    vkTransition(commands, image->image.get(), VK_IMAGE_LAYOUT_UNDEFINED, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
    VkBufferImageCopy region{};
    region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    region.imageExtent = {extent.width, extent.height, 1};
    vkCmdCopyBufferToImage(commands, staging->buffer.get(), image->image.get(), VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
    vkTransition(commands, image->image.get(), VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);

    const VkImageView view = image->view.get();
    entries_.emplace(owner.get(), Entry{*std::move(image), owner, bytes, ++clock_});
    staging_.push_back(*std::move(staging));
    bytes_ += bytes;
    ++uploads_;
    return view;
}

void VkTextures::collect() {
    staging_.clear();
    while (bytes_ > budget_ && !entries_.empty()) {
        const auto oldest = std::min_element(entries_.begin(), entries_.end(),
                                             [](const auto& a, const auto& b) { return a.second.used < b.second.used; });
        bytes_ -= oldest->second.bytes;
        entries_.erase(oldest);
    }
}

}  // namespace orrery
