#pragma once

#include <unordered_map>

#include "widgets/frames/render/vk_context.h"
// after Vulkan
#include "widgets/frames/grid_state.h"

namespace orrery {

/// Pictures in device memory: each Frame and FloatMap is uploaded once and kept, within a budget, least recently used out first.
class VkTextures {
public:
    VkTextures(std::shared_ptr<VkContext> context, std::size_t budgetBytes)
        : context_(std::move(context)), budget_(budgetBytes) {}

    /// The view of a picture; its upload, if it is new, is recorded into `commands`.
    Result<VkImageView> view(VkCommandBuffer commands, const FramePtr& frame);
    Result<VkImageView> view(VkCommandBuffer commands, const FloatMapPtr& map);
    /// A picture that is not a Frame; [H, W, 4].
    Result<VkImageView> view(VkCommandBuffer commands, const std::shared_ptr<const std::vector<std::uint8_t>>& rgba, int width,
                             int height);
    /// To be called when nothing recorded is still running: frees staging memory and what is over the budget.
    void collect();

    std::size_t uploads() const { return uploads_; }  ///< since the start
    std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        VkDeviceImage image;
        std::shared_ptr<const void> owner;  ///< keeps the address from meaning another picture
        std::size_t bytes = 0;
        std::uint64_t used = 0;
    };
    Result<VkImageView> upload(VkCommandBuffer commands, const std::shared_ptr<const void>& owner, const void* data,
                               std::size_t bytes, VkFormat format, VkExtent2D extent);

    std::shared_ptr<VkContext> context_;
    std::size_t budget_;
    std::unordered_map<const void*, Entry> entries_;
    std::vector<VkHostBuffer> staging_;
    std::size_t bytes_ = 0, uploads_ = 0;
    std::uint64_t clock_ = 0;
};

}  // namespace orrery
