#include "widgets/frames/render/vulkan_renderer.h"

#include <cstring>
#include <limits>

namespace orrery {
namespace {

constexpr VkFormat kImageFormat = VK_FORMAT_R8G8B8A8_UNORM;
constexpr std::size_t kTextureBudget = 256U << 20U;

}  // namespace

VulkanRenderer::VulkanRenderer(std::shared_ptr<VkContext> context)
    : context_(std::move(context)), textures_(context_, kTextureBudget) {}

VulkanRenderer::~VulkanRenderer() { context_->waitIdle(); }

Result<std::unique_ptr<VulkanRenderer>> VulkanRenderer::create() {
    auto context = VkContext::create();
    if (!context) return context.error();
    std::unique_ptr<VulkanRenderer> renderer(new VulkanRenderer(*std::move(context)));
    const VkContext& vk = *renderer->context_;
    auto painter = VkPainter::create(renderer->context_, kImageFormat, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
    if (!painter) return painter.error();
    renderer->painter_ = *std::move(painter);
    auto commands = vk.commandBuffer();
    if (!commands) return commands.error();
    renderer->commands_ = *commands;
    const VkFenceCreateInfo info{VK_STRUCTURE_TYPE_FENCE_CREATE_INFO, nullptr, 0};
    VkFence fence = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateFence(vk.device(), &info, nullptr, &fence), "vkCreateFence"); !ok) return ok.error();
    renderer->done_ = VkFenceOwned(vk.device(), fence);
    return renderer;
}

Result<void> VulkanRenderer::finish() {
    if (!running_) return {};
    running_ = false;
    const VkFence fence = done_.get();
    return vkOk(vkWaitForFences(context_->device(), 1, &fence, VK_TRUE, std::numeric_limits<std::uint64_t>::max()), "vkWaitForFences");
}

Result<VkCommandBuffer> VulkanRenderer::begin() {
    if (auto idle = finish(); !idle) return idle.error();
    vkResetCommandBuffer(commands_, 0);
    VkCommandBufferBeginInfo info{VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO};
    info.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    if (auto ok = vkOk(vkBeginCommandBuffer(commands_, &info), "vkBeginCommandBuffer"); !ok) return ok.error();
    return commands_;
}

Result<void> VulkanRenderer::submit(VkSemaphore wait, VkSemaphore signal) {
    if (auto ok = vkOk(vkEndCommandBuffer(commands_), "vkEndCommandBuffer"); !ok) return ok;
    const VkFence fence = done_.get();
    vkResetFences(context_->device(), 1, &fence);
    const VkPipelineStageFlags stage = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT;
    VkSubmitInfo info{VK_STRUCTURE_TYPE_SUBMIT_INFO};
    info.waitSemaphoreCount = wait ? 1 : 0;
    info.pWaitSemaphores = &wait;
    info.pWaitDstStageMask = &stage;
    info.commandBufferCount = 1;
    info.pCommandBuffers = &commands_;
    info.signalSemaphoreCount = signal ? 1 : 0;
    info.pSignalSemaphores = &signal;
    if (auto ok = context_->submit(info, fence); !ok) return ok;
    running_ = true;
    return {};
}

Result<void> VulkanRenderer::makeTarget(VkExtent2D extent) {
    if (target_.extent.width == extent.width && target_.extent.height == extent.height) return {};
    if (auto idle = finish(); !idle) return idle;
    target_ = {};
    auto image = VkDeviceImage::create(*context_, kImageFormat, extent,
                                       VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT);
    if (!image) return image.error();
    auto readBack = VkHostBuffer::create(*context_, VkDeviceSize{extent.width} * extent.height * 4, VK_BUFFER_USAGE_TRANSFER_DST_BIT);
    if (!readBack) return readBack.error();
    auto framebuffer = painter_->framebuffer(image->view.get(), extent);
    if (!framebuffer) return framebuffer.error();
    target_ = {extent, *std::move(image), *std::move(framebuffer), *std::move(readBack)};
    return {};
}

Result<QImage> VulkanRenderer::draw(const DrawList& list, const QSize& size) {
    if (size.isEmpty()) return QImage(size, QImage::Format_RGBA8888);
    const VkExtent2D extent{static_cast<std::uint32_t>(size.width()), static_cast<std::uint32_t>(size.height())};
    if (auto ready = makeTarget(extent); !ready) return ready.error();
    auto commands = begin();
    if (!commands) return commands.error();
    if (auto ok = painter_->record(*commands, target_.framebuffer.get(), extent, list, textures_); !ok) return ok.error();
    VkBufferImageCopy region{};
    region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    region.imageExtent = {extent.width, extent.height, 1};
    vkCmdCopyImageToBuffer(*commands, target_.image.image.get(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, target_.readBack.buffer.get(), 1, &region);
    VkMemoryBarrier toHost{VK_STRUCTURE_TYPE_MEMORY_BARRIER, nullptr, VK_ACCESS_TRANSFER_WRITE_BIT, VK_ACCESS_HOST_READ_BIT};
    vkCmdPipelineBarrier(*commands, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &toHost, 0, nullptr, 0, nullptr);
    if (auto ok = submit(VK_NULL_HANDLE, VK_NULL_HANDLE); !ok) return ok.error();
    if (auto ok = finish(); !ok) return ok.error();

    QImage image(size, QImage::Format_RGBA8888);
    const auto* from = static_cast<const std::uint8_t*>(target_.readBack.data);
    const std::size_t row = extent.width * std::size_t{4};
    for (int y = 0; y < size.height(); ++y) std::memcpy(image.scanLine(y), from + static_cast<std::size_t>(y) * row, row);
    return image;
}

}  // namespace orrery
