#pragma once

#include "widgets/frames/render/vk_context.h"
// after Vulkan
#include <map>

#include "widgets/frames/render/draw_list.h"

namespace orrery {

/// One pipeline for each way to paint, made when first needed: with the way fixed, a device computes nothing else per pixel.
class VkPipelines {
public:
    /// For colour targets of `pass`, with descriptor sets and push constants as `layout` has them; both outlive this.
    static Result<std::unique_ptr<VkPipelines>> create(std::shared_ptr<VkContext> context, VkRenderPass pass, VkPipelineLayout layout);

    Result<VkPipeline> of(const DrawItem& item);

private:
    /// The specialization constants of frame.frag.
    struct Way {
        std::int32_t paint = 0;
        VkBool32 nearest = VK_FALSE;
        auto operator<=>(const Way&) const = default;
    };
    using ModuleOwned = VkOwned<VkShaderModule, vkDestroyShaderModule>;
    using PipelineOwned = VkOwned<VkPipeline, vkDestroyPipeline>;

    VkPipelines(std::shared_ptr<VkContext> context, VkRenderPass pass, VkPipelineLayout layout)
        : context_(std::move(context)), pass_(pass), layout_(layout) {}
    static Way wayOf(const DrawItem& item);
    static Result<ModuleOwned> shaderModule(VkDevice device, const std::uint32_t* words, std::size_t bytes);
    Result<PipelineOwned> make(const Way& way) const;

    std::shared_ptr<VkContext> context_;
    VkRenderPass pass_;
    VkPipelineLayout layout_;
    ModuleOwned vertex_, fragment_;
    std::map<Way, PipelineOwned> made_;
};

}  // namespace orrery
