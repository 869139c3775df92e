#pragma once

#include "widgets/frames/render/vk_pipelines.h"
#include "widgets/frames/render/vk_textures.h"
// after Vulkan
#include "widgets/frames/render/draw_list.h"

namespace orrery {

/// Records draw lists for colour targets of one format.
class VkPainter {
public:
    /// `finalLayout`: the layout the target is left in.
    static Result<std::unique_ptr<VkPainter>> create(std::shared_ptr<VkContext> context, VkFormat format, VkImageLayout finalLayout);
    ~VkPainter();
    VkPainter(const VkPainter&) = delete;
    VkPainter& operator=(const VkPainter&) = delete;

    /// What it draws into: `view` must have the format it was made for.
    Result<VkFramebufferOwned> framebuffer(VkImageView view, VkExtent2D extent) const;

    /// Records uploads and drawing. The previous recording of this painter must have finished running.
    Result<void> record(VkCommandBuffer commands, VkFramebuffer target, VkExtent2D extent, const DrawList& list, VkTextures& textures);

private:
    explicit VkPainter(std::shared_ptr<VkContext> context) : context_(std::move(context)) {}
    Result<void> makePass(VkFormat format, VkImageLayout finalLayout);
    Result<void> makeLayouts();
    Result<void> reserveSets(std::size_t count);
    Result<VkDescriptorSet> bindings(VkImageView a, VkImageView b, VkImageView maps);
    Result<VkDescriptorSet> bindingsOf(VkCommandBuffer commands, const DrawItem& item, VkImageView maps, VkTextures& textures);

    std::shared_ptr<VkContext> context_;
    VkRenderPassOwned pass_;
    VkOwned<VkSampler, vkDestroySampler> sampler_;
    VkOwned<VkDescriptorSetLayout, vkDestroyDescriptorSetLayout> setLayout_;
    VkOwned<VkPipelineLayout, vkDestroyPipelineLayout> layout_;
    std::unique_ptr<VkPipelines> pipelines_;
    VkOwned<VkDescriptorPool, vkDestroyDescriptorPool> pool_;
    std::size_t poolSize_ = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> maps_;  ///< the colour maps as one texture
};

}  // namespace orrery
