#include "widgets/frames/render/vk_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/frames/render/raster_renderer.h"

namespace orrery {
namespace {

/// The push constants of frame.vert and frame.frag.
struct Push {
    std::array<float, 4> target, source, color, params;
    std::array<float, 2> viewport;
    std::int32_t taps;
};
static_assert(sizeof(Push) <= 128, "the least that every device offers");

std::array<float, 4> toArray(const QRectF& rect) {
    return {static_cast<float>(rect.x()), static_cast<float>(rect.y()), static_cast<float>(rect.width()), static_cast<float>(rect.height())};
}

Push pushOf(const DrawItem& item, VkExtent2D extent) {
    const QColor& c = item.color;
    const double ratio = std::max(item.source.width() / item.target.width(), item.source.height() / item.target.height());
    return {toArray(item.target),
            toArray(item.source),
            {c.redF(), c.greenF(), c.blueF(), c.isValid() ? c.alphaF() : 0},
            {static_cast<float>(item.p0), static_cast<float>(item.p1), static_cast<float>(item.p2), static_cast<float>(item.opacity)},
            {static_cast<float>(extent.width), static_cast<float>(extent.height)},
            tapsFor(ratio)};
}

}  // namespace

Result<std::unique_ptr<VkPainter>> VkPainter::create(std::shared_ptr<VkContext> context, VkFormat format, VkImageLayout finalLayout) {
    std::unique_ptr<VkPainter> painter(new VkPainter(std::move(context)));
    if (auto made = painter->makePass(format, finalLayout); !made) return made.error();
    if (auto made = painter->makeLayouts(); !made) return made.error();
    auto pipelines = VkPipelines::create(painter->context_, painter->pass_.get(), painter->layout_.get());
    if (!pipelines) return pipelines.error();
    painter->pipelines_ = *std::move(pipelines);
    painter->maps_ = std::make_shared<const std::vector<std::uint8_t>>(mapTexture());
    return painter;
}

VkPainter::~VkPainter() { context_->waitIdle(); }

Result<void> VkPainter::makePass(VkFormat format, VkImageLayout finalLayout) {
    VkAttachmentDescription color{};
    color.format = format;
    color.samples = VK_SAMPLE_COUNT_1_BIT;
    color.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
    color.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
    color.stencilLoadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;
    color.stencilStoreOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
    color.initialLayout = VK_IMAGE_LAYOUT_UNDEFINED;
    color.finalLayout = finalLayout;
    const VkAttachmentReference reference{0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
    VkSubpassDescription subpass{};
    subpass.pipelineBindPoint = VK_PIPELINE_BIND_POINT_GRAPHICS;
    subpass.colorAttachmentCount = 1;
    subpass.pColorAttachments = &reference;
    // waits for the swap chain's image, and makes what was drawn readable by the copy that may follow
    const std::array dependencies{
        VkSubpassDependency{VK_SUBPASS_EXTERNAL, 0, VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT,
                            VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT, 0, VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT, 0},
        VkSubpassDependency{0, VK_SUBPASS_EXTERNAL, VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT,
                            VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT, VK_ACCESS_TRANSFER_READ_BIT, 0}};
    VkRenderPassCreateInfo info{VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO};
    info.attachmentCount = 1;
    info.pAttachments = &color;
    info.subpassCount = 1;
    info.pSubpasses = &subpass;
    info.dependencyCount = dependencies.size();
    info.pDependencies = dependencies.data();
    VkRenderPass pass = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateRenderPass(context_->device(), &info, nullptr, &pass), "vkCreateRenderPass"); !ok) return ok;
    pass_ = VkRenderPassOwned(context_->device(), pass);
    return {};
}

Result<VkFramebufferOwned> VkPainter::framebuffer(VkImageView view, VkExtent2D extent) const {
    VkFramebufferCreateInfo info{VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO};
    info.renderPass = pass_.get();
    info.attachmentCount = 1;
    info.pAttachments = &view;
    info.width = extent.width;
    info.height = extent.height;
    info.layers = 1;
    VkFramebuffer made = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateFramebuffer(context_->device(), &info, nullptr, &made), "vkCreateFramebuffer"); !ok) return ok.error();
    return VkFramebufferOwned(context_->device(), made);
}

Result<void> VkPainter::makeLayouts() {
    const VkDevice device = context_->device();
    // the shaders fetch texels and filter themselves, so that the raster renderer can do the same
    VkSamplerCreateInfo samplerInfo{VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO};
    VkSampler sampler = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateSampler(device, &samplerInfo, nullptr, &sampler), "vkCreateSampler"); !ok) return ok;
    sampler_ = {device, sampler};

    std::array<VkDescriptorSetLayoutBinding, 3> slots{};
    for (std::uint32_t i = 0; i < slots.size(); ++i) {
        slots[i] = {i, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, VK_SHADER_STAGE_FRAGMENT_BIT, nullptr};
    }
    VkDescriptorSetLayoutCreateInfo setInfo{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO};
    setInfo.bindingCount = slots.size();
    setInfo.pBindings = slots.data();
    VkDescriptorSetLayout setLayout = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateDescriptorSetLayout(device, &setInfo, nullptr, &setLayout), "vkCreateDescriptorSetLayout"); !ok) return ok;
    setLayout_ = {device, setLayout};

    const VkPushConstantRange range{VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT, 0, sizeof(Push)};
    VkPipelineLayoutCreateInfo info{VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO};
    info.setLayoutCount = 1;
    info.pSetLayouts = &setLayout;
    info.pushConstantRangeCount = 1;
    info.pPushConstantRanges = &range;
    VkPipelineLayout layout = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreatePipelineLayout(device, &info, nullptr, &layout), "vkCreatePipelineLayout"); !ok) return ok;
    layout_ = {device, layout};
    return {};
}

Result<void> VkPainter::reserveSets(std::size_t count) {
    if (count <= poolSize_) return vkOk(vkResetDescriptorPool(context_->device(), pool_.get(), 0), "vkResetDescriptorPool");
    poolSize_ = std::max<std::size_t>(64, 2 * count);
    const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, static_cast<std::uint32_t>(3 * poolSize_)};
    VkDescriptorPoolCreateInfo info{VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO};
    info.maxSets = static_cast<std::uint32_t>(poolSize_);
    info.poolSizeCount = 1;
    info.pPoolSizes = &size;
    VkDescriptorPool pool = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateDescriptorPool(context_->device(), &info, nullptr, &pool), "vkCreateDescriptorPool"); !ok) return ok;
    pool_ = VkOwned<VkDescriptorPool, vkDestroyDescriptorPool>(context_->device(), pool);
    return {};
}

Result<VkDescriptorSet> VkPainter::bindings(VkImageView a, VkImageView b, VkImageView maps) {
    const VkDescriptorSetLayout setLayout = setLayout_.get();
    VkDescriptorSetAllocateInfo info{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO};
    info.descriptorPool = pool_.get();
    info.descriptorSetCount = 1;
    info.pSetLayouts = &setLayout;
    VkDescriptorSet set = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkAllocateDescriptorSets(context_->device(), &info, &set), "vkAllocateDescriptorSets"); !ok) return ok.error();
    const std::array views{a, b, maps};
    std::array<VkDescriptorImageInfo, 3> images{};
    std::array<VkWriteDescriptorSet, 3> writes{};
    for (std::uint32_t i = 0; i < 3; ++i) {
        images[i] = {sampler_.get(), views[i], VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
        writes[i] = {VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET};
        writes[i].dstSet = set;
        writes[i].dstBinding = i;
        writes[i].descriptorCount = 1;
        writes[i].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
        writes[i].pImageInfo = &images[i];
    }
    vkUpdateDescriptorSets(context_->device(), writes.size(), writes.data(), 0, nullptr);
    return set;
}

Result<VkDescriptorSet> VkPainter::bindingsOf(VkCommandBuffer commands, const DrawItem& item, VkImageView maps, VkTextures& textures) {
    if (item.paint < Paint::Nearest) return bindings(maps, maps, maps);
    auto a = item.map ? textures.view(commands, item.map) : textures.view(commands, item.a);
    if (!a) return a.error();
    if (!item.b) return bindings(*a, *a, maps);
    auto b = textures.view(commands, item.b);
    if (!b) return b.error();
    return bindings(*a, *b, maps);
}

Result<void> VkPainter::record(VkCommandBuffer commands, VkFramebuffer target, VkExtent2D extent, const DrawList& list,
                               VkTextures& textures) {
    textures.collect();
    auto maps = textures.view(commands, maps_, kMapSteps, 3);
    if (!maps) return maps.error();
    if (auto ready = reserveSets(list.items.size() + 1); !ready) return ready;
    auto plain = bindings(*maps, *maps, *maps);
    if (!plain) return plain.error();
    // uploads are recorded first: they cannot stand inside a render pass
    struct Bound {
        VkPipeline pipeline = VK_NULL_HANDLE;
        VkDescriptorSet set = VK_NULL_HANDLE;
    };
    std::vector<Bound> bound;
    bound.reserve(list.items.size());
    for (const DrawItem& item : list.items) {
        auto pipeline = pipelines_->of(item);
        if (!pipeline) return pipeline.error();
        auto set = item.paint < Paint::Nearest ? plain : bindingsOf(commands, item, *maps, textures);
        if (!set) return set.error();
        bound.push_back({*pipeline, *set});
    }

    VkClearValue clear{};
    clear.color = {{list.background.redF(), list.background.greenF(), list.background.blueF(), 1}};
    VkRenderPassBeginInfo begin{VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO};
    begin.renderPass = pass_.get();
    begin.framebuffer = target;
    begin.renderArea = {{0, 0}, extent};
    begin.clearValueCount = 1;
    begin.pClearValues = &clear;
    vkCmdBeginRenderPass(commands, &begin, VK_SUBPASS_CONTENTS_INLINE);
    const VkViewport viewport{0, 0, static_cast<float>(extent.width), static_cast<float>(extent.height), 0, 1};
    vkCmdSetViewport(commands, 0, 1, &viewport);
    vkCmdSetScissor(commands, 0, 1, &begin.renderArea);
    Bound now;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Bound& next = bound[i];
        if (next.pipeline != now.pipeline) vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, next.pipeline);
        if (next.set != now.set) vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, layout_.get(), 0, 1, &next.set, 0, nullptr);
        now = next;
        const Push push = pushOf(list.items[i], extent);
        vkCmdPushConstants(commands, layout_.get(), VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT, 0, sizeof(push), &push);
        vkCmdDraw(commands, 4, 1, 0, 0);
    }
    vkCmdEndRenderPass(commands);
    return {};
}

}  // namespace orrery
