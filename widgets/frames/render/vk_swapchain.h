#pragma once

#include <QSize>
#include <vector>

#include "widgets/frames/render/vk_presenter.h"
#include "widgets/frames/render/vulkan_renderer.h"

namespace orrery {

/// The pictures that a window's surface shows in turn; remade when the surface changes its size. The surface is the caller's and
/// must outlive it. GUI thread only.
class VkSwapchain {
public:
    /// Errors: Device when the surface cannot be presented to from the renderer's queue.
    /// `told` is called on another thread after each picture: settle() then says what came of it.
    static Result<std::unique_ptr<VkSwapchain>> create(std::shared_ptr<VulkanRenderer> renderer, VkSurfaceKHR surface, std::function<void()> told);
    ~VkSwapchain();
    VkSwapchain(const VkSwapchain&) = delete;
    VkSwapchain& operator=(const VkSwapchain&) = delete;

    /// Whether a picture is on its way to the display.
    bool presenting() const { return presenter_.busy(); }
    /// Later: the window has no size now, the last picture is still being drawn, or none is free; ask again. The GUI thread never
    /// waits for the display.
    enum class Shown { Yes, Later };
    /// Draws what `picture` gives and sends it to the display. Only while not presenting(). `size`: device px of the window, where
    /// the surface does not know its own.
    Result<Shown> present(const std::function<DrawList()>& picture, const QSize& size);
    /// What came of the picture sent last. Later: the surface has changed, draw anew.
    Result<Shown> settle();

private:
    VkSwapchain(std::shared_ptr<VulkanRenderer> renderer, VkSurfaceKHR surface, std::function<void()> told);
    Result<void> chooseFormat();
    Result<void> remake(const QSize& size);
    Result<void> makeImages();
    Result<std::uint32_t> acquire(VkResult& answer);

    struct Image {
        VkViewOwned view;
        VkFramebufferOwned framebuffer;
        VkSemaphoreOwned drawn;  ///< signalled when it may be shown
    };
    std::shared_ptr<VulkanRenderer> renderer_;
    VkSurfaceKHR surface_;
    VkSurfaceFormatKHR format_{};
    std::unique_ptr<VkPainter> painter_;
    VkOwned<VkSwapchainKHR, vkDestroySwapchainKHR> chain_;
    VkExtent2D extent_{};
    QSize asked_;  ///< the window's size that extent_ was made for
    std::vector<Image> images_;
    VkSemaphoreOwned free_;  ///< signalled when the picture to draw into is no longer shown
    VkPresenter presenter_;  // last: finishes before what it shows goes away
};

}  // namespace orrery
