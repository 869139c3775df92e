#include "widgets/frames/render/vk_pipelines.h"

#include <array>
#include <cstddef>

#include "frame.frag.spv.h"
#include "frame.vert.spv.h"

namespace orrery {
namespace {

VkPipelineColorBlendAttachmentState straightAlpha() {
    VkPipelineColorBlendAttachmentState blend{};
    blend.blendEnable = VK_TRUE;
    blend.srcColorBlendFactor = VK_BLEND_FACTOR_SRC_ALPHA;
    blend.dstColorBlendFactor = VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
    blend.srcAlphaBlendFactor = VK_BLEND_FACTOR_ZERO;
    blend.dstAlphaBlendFactor = VK_BLEND_FACTOR_ONE;
    blend.colorWriteMask = VK_COLOR_COMPONENT_R_BIT | VK_COLOR_COMPONENT_G_BIT | VK_COLOR_COMPONENT_B_BIT | VK_COLOR_COMPONENT_A_BIT;
    return blend;
}

}  // namespace

Result<std::unique_ptr<VkPipelines>> VkPipelines::create(std::shared_ptr<VkContext> context, VkRenderPass pass, VkPipelineLayout layout) {
    const VkDevice device = context->device();
    std::unique_ptr<VkPipelines> made(new VkPipelines(std::move(context), pass, layout));
    auto vertex = shaderModule(device, frame_vert_spv, sizeof(frame_vert_spv));
    if (!vertex) return vertex.error();
    auto fragment = shaderModule(device, frame_frag_spv, sizeof(frame_frag_spv));
    if (!fragment) return fragment.error();
    made->vertex_ = *std::move(vertex);
    made->fragment_ = *std::move(fragment);
    return made;
}

Result<VkPipelines::ModuleOwned> VkPipelines::shaderModule(VkDevice device, const std::uint32_t* words, std::size_t bytes) {
    VkShaderModuleCreateInfo info{VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO};
    info.codeSize = bytes;
    info.pCode = words;
    VkShaderModule made = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateShaderModule(device, &info, nullptr, &made), "vkCreateShaderModule"); !ok) return ok.error();
    return ModuleOwned(device, made);
}

/// p1 chooses the sampling of error maps; in plain pictures the paint itself does.
VkPipelines::Way VkPipelines::wayOf(const DrawItem& item) {
    const bool nearest = item.paint == Paint::Nearest || (item.paint >= Paint::ErrorAbsolute && item.p1 > 0.5);
    return {static_cast<std::int32_t>(item.paint), nearest ? VK_TRUE : VK_FALSE};
}

Result<VkPipeline> VkPipelines::of(const DrawItem& item) {
    const Way way = wayOf(item);
    if (const auto known = made_.find(way); known != made_.end()) return known->second.get();
    auto pipeline = make(way);
    if (!pipeline) return pipeline.error();
    return made_.emplace(way, *std::move(pipeline)).first->second.get();
}

Result<VkPipelines::PipelineOwned> VkPipelines::make(const Way& way) const {
    const std::array constants{VkSpecializationMapEntry{0, offsetof(Way, paint), sizeof(way.paint)},
                               VkSpecializationMapEntry{1, offsetof(Way, nearest), sizeof(way.nearest)}};
    const VkSpecializationInfo fixed{constants.size(), constants.data(), sizeof(way), &way};
    std::array<VkPipelineShaderStageCreateInfo, 2> stages{};
    stages[0] = {VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO, nullptr, 0, VK_SHADER_STAGE_VERTEX_BIT, vertex_.get(), "main", nullptr};
    stages[1] = {VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO, nullptr, 0, VK_SHADER_STAGE_FRAGMENT_BIT, fragment_.get(), "main", &fixed};

    VkPipelineVertexInputStateCreateInfo noVertices{VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO};
    VkPipelineInputAssemblyStateCreateInfo strip{VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO};
    strip.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP;
    VkPipelineViewportStateCreateInfo viewport{VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO};
    viewport.viewportCount = 1;
    viewport.scissorCount = 1;
    VkPipelineRasterizationStateCreateInfo fill{VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO};
    fill.lineWidth = 1;
    VkPipelineMultisampleStateCreateInfo single{VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO};
    single.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT;
    const auto attachment = straightAlpha();
    VkPipelineColorBlendStateCreateInfo blend{VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO};
    blend.attachmentCount = 1;
    blend.pAttachments = &attachment;
    constexpr std::array kDynamic{VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR};
    VkPipelineDynamicStateCreateInfo dynamic{VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO};
    dynamic.dynamicStateCount = kDynamic.size();
    dynamic.pDynamicStates = kDynamic.data();

    VkGraphicsPipelineCreateInfo info{VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO};
    info.stageCount = stages.size();
    info.pStages = stages.data();
    info.pVertexInputState = &noVertices;
    info.pInputAssemblyState = &strip;
    info.pViewportState = &viewport;
    info.pRasterizationState = &fill;
    info.pMultisampleState = &single;
    info.pColorBlendState = &blend;
    info.pDynamicState = &dynamic;
    info.layout = layout_;
    info.renderPass = pass_;
    VkPipeline pipeline = VK_NULL_HANDLE;
    auto ok = vkOk(vkCreateGraphicsPipelines(context_->device(), VK_NULL_HANDLE, 1, &info, nullptr, &pipeline), "vkCreateGraphicsPipelines");
    if (!ok) return ok.error();
    return PipelineOwned(context_->device(), pipeline);
}

}  // namespace orrery
