#pragma once

#include "widgets/frames/render/vk_painter.h"
// after Vulkan
#include <QImage>

namespace orrery {

/// Draws lists with Vulkan into images that are read back, and for a VkSwapchain. One recording
/// runs at a time; GUI thread only.
class VulkanRenderer {
public:
    static Result<std::unique_ptr<VulkanRenderer>> create();
    ~VulkanRenderer();

    /// Opaque RGBA8888 of `size` device px.
    Result<QImage> draw(const DrawList& list, const QSize& size);

    const VkContext& context() const { return *context_; }
    const std::shared_ptr<VkContext>& sharedContext() const { return context_; }
    VkTextures& textures() { return textures_; }

    /// Whether the last recording is still running.
    bool busy() const { return running_ && vkGetFenceStatus(context_->device(), done_.get()) == VK_NOT_READY; }
    /// Waits until the last recording has run and begins a new one.
    Result<VkCommandBuffer> begin();
    /// Runs what was recorded; `wait` and `signal` may be null.
    Result<void> submit(VkSemaphore wait, VkSemaphore signal);
    /// Waits until the last recording has run.
    Result<void> finish();

private:
    explicit VulkanRenderer(std::shared_ptr<VkContext> context);
    Result<void> makeTarget(VkExtent2D extent);

    /// The image drawn into when there is no window, and the buffer it is read back through.
    struct Target {
        VkExtent2D extent{};
        VkDeviceImage image;
        VkFramebufferOwned framebuffer;
        VkHostBuffer readBack;
    };
    std::shared_ptr<VkContext> context_;
    VkTextures textures_;
    std::unique_ptr<VkPainter> painter_;
    VkCommandBuffer commands_ = VK_NULL_HANDLE;
    VkFenceOwned done_;
    bool running_ = false;
    Target target_;
};

}  // namespace orrery
