#include "widgets/frames/render/vk_swapchain.h"

#include <algorithm>

namespace orrery {
namespace {

Result<VkSemaphoreOwned> semaphore(VkDevice device) {
    const VkSemaphoreCreateInfo info{VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO, nullptr, 0};
    VkSemaphore made = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateSemaphore(device, &info, nullptr, &made), "vkCreateSemaphore"); !ok) return ok.error();
    return VkSemaphoreOwned(device, made);
}

/// Newest picture wins where the display offers it; waiting in line is what every display can do.
VkPresentModeKHR presentMode(VkPhysicalDevice device, VkSurfaceKHR surface) {
    std::uint32_t count = 0;
    vkGetPhysicalDeviceSurfacePresentModesKHR(device, surface, &count, nullptr);
    std::vector<VkPresentModeKHR> modes(count);
    vkGetPhysicalDeviceSurfacePresentModesKHR(device, surface, &count, modes.data());
    const bool newest = std::find(modes.begin(), modes.end(), VK_PRESENT_MODE_MAILBOX_KHR) != modes.end();
    return newest ? VK_PRESENT_MODE_MAILBOX_KHR : VK_PRESENT_MODE_FIFO_KHR;
}

/// The surface's own size, or the window's where the surface takes any.
VkExtent2D extentFor(const VkSurfaceCapabilitiesKHR& can, const QSize& size) {
    if (can.currentExtent.width != 0xFFFFFFFFU) return can.currentExtent;
    const auto fit = [](int wanted, std::uint32_t least, std::uint32_t most) {
        return std::clamp(static_cast<std::uint32_t>(std::max(0, wanted)), least, most);
    };
    return {fit(size.width(), can.minImageExtent.width, can.maxImageExtent.width),
            fit(size.height(), can.minImageExtent.height, can.maxImageExtent.height)};
}

}  // namespace

VkSwapchain::VkSwapchain(std::shared_ptr<VulkanRenderer> renderer, VkSurfaceKHR surface, std::function<void()> told)
    : renderer_(std::move(renderer)), surface_(surface), presenter_(renderer_->sharedContext(), std::move(told)) {}

Result<std::unique_ptr<VkSwapchain>> VkSwapchain::create(std::shared_ptr<VulkanRenderer> renderer, VkSurfaceKHR surface,
                                                         std::function<void()> told) {
    const std::shared_ptr<VkContext> vk = renderer->sharedContext();
    VkBool32 shows = VK_FALSE;
    vkGetPhysicalDeviceSurfaceSupportKHR(vk->physical(), vk->family(), surface, &shows);
    if (!vk->canPresent() || !shows) return Error{Error::Kind::Device, "this device cannot show pictures in the window", "Vulkan", {}, {}};
    std::unique_ptr<VkSwapchain> made(new VkSwapchain(std::move(renderer), surface, std::move(told)));
    if (auto ok = made->chooseFormat(); !ok) return ok.error();
    auto painter = VkPainter::create(vk, made->format_.format, VK_IMAGE_LAYOUT_PRESENT_SRC_KHR);
    if (!painter) return painter.error();
    made->painter_ = *std::move(painter);
    auto free = semaphore(vk->device());
    if (!free) return free.error();
    made->free_ = *std::move(free);
    return made;
}

VkSwapchain::~VkSwapchain() {
    presenter_.finish();
    renderer_->context().waitIdle();
}

/// Bytes as they are: frames are sRGB already, so no format that converts.
Result<void> VkSwapchain::chooseFormat() {
    std::uint32_t count = 0;
    const VkPhysicalDevice device = renderer_->context().physical();
    vkGetPhysicalDeviceSurfaceFormatsKHR(device, surface_, &count, nullptr);
    std::vector<VkSurfaceFormatKHR> formats(count);
    vkGetPhysicalDeviceSurfaceFormatsKHR(device, surface_, &count, formats.data());
    const auto plain = std::find_if(formats.begin(), formats.end(), [](const VkSurfaceFormatKHR& one) {
        return one.format == VK_FORMAT_B8G8R8A8_UNORM || one.format == VK_FORMAT_R8G8B8A8_UNORM;
    });
    if (plain == formats.end()) return Error{Error::Kind::Device, "the window offers no 8-bit format", "Vulkan", {}, {}};
    format_ = *plain;
    return {};
}

Result<void> VkSwapchain::remake(const QSize& size) {
    const VkContext& vk = renderer_->context();
    vk.waitIdle();
    images_.clear();
    extent_ = {};
    asked_ = size;
    VkSurfaceCapabilitiesKHR can{};
    if (auto ok = vkOk(vkGetPhysicalDeviceSurfaceCapabilitiesKHR(vk.physical(), surface_, &can), "vkGetPhysicalDeviceSurfaceCapabilitiesKHR"); !ok) {
        return ok;
    }
    const VkExtent2D extent = extentFor(can, size);
    if (extent.width == 0 || extent.height == 0) return {};  // minimised

    VkSwapchainCreateInfoKHR info{VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR};
    info.surface = surface_;
    info.minImageCount = can.maxImageCount ? std::min(can.minImageCount + 1, can.maxImageCount) : can.minImageCount + 1;
    info.imageFormat = format_.format;
    info.imageColorSpace = format_.colorSpace;
    info.imageExtent = extent;
    info.imageArrayLayers = 1;
    info.imageUsage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT;
    info.preTransform = can.currentTransform;
    info.compositeAlpha = can.supportedCompositeAlpha & VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR ? VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR
                                                                                            : VK_COMPOSITE_ALPHA_INHERIT_BIT_KHR;
    info.presentMode = presentMode(vk.physical(), surface_);
    info.clipped = VK_TRUE;
    info.oldSwapchain = chain_.get();
    VkSwapchainKHR chain = VK_NULL_HANDLE;
    if (auto ok = vkOk(vkCreateSwapchainKHR(vk.device(), &info, nullptr, &chain), "vkCreateSwapchainKHR"); !ok) return ok;
    chain_ = VkOwned<VkSwapchainKHR, vkDestroySwapchainKHR>(vk.device(), chain);
    extent_ = extent;
    return makeImages();
}

Result<void> VkSwapchain::makeImages() {
    const VkDevice device = renderer_->context().device();
    std::uint32_t count = 0;
    vkGetSwapchainImagesKHR(device, chain_.get(), &count, nullptr);
    std::vector<VkImage> pictures(count);
    vkGetSwapchainImagesKHR(device, chain_.get(), &count, pictures.data());
    for (const VkImage picture : pictures) {
        auto view = vkView(device, picture, format_.format);
        if (!view) return view.error();
        auto framebuffer = painter_->framebuffer(view->get(), extent_);
        if (!framebuffer) return framebuffer.error();
        auto drawn = semaphore(device);
        if (!drawn) return drawn.error();
        images_.push_back({*std::move(view), *std::move(framebuffer), *std::move(drawn)});
    }
    return {};
}

Result<std::uint32_t> VkSwapchain::acquire(VkResult& answer) {
    std::uint32_t index = 0;
    answer = vkAcquireNextImageKHR(renderer_->context().device(), chain_.get(), 0, free_.get(), VK_NULL_HANDLE, &index);
    switch (answer) {
        case VK_SUCCESS:
        case VK_SUBOPTIMAL_KHR:
        case VK_TIMEOUT:
        case VK_NOT_READY:
        case VK_ERROR_OUT_OF_DATE_KHR: return index;
        default: return vkOk(answer, "vkAcquireNextImageKHR").error();
    }
}

Result<VkSwapchain::Shown> VkSwapchain::present(const std::function<DrawList()>& picture, const QSize& size) {
    if (!chain_ || size != asked_) {
        if (auto made = remake(size); !made) return made.error();
    }
    if (images_.empty() || renderer_->busy()) return Shown::Later;
    VkResult answer = VK_SUCCESS;
    auto index = acquire(answer);
    if (!index) return index.error();
    if (answer == VK_ERROR_OUT_OF_DATE_KHR) asked_ = {};
    if (answer != VK_SUCCESS && answer != VK_SUBOPTIMAL_KHR) return Shown::Later;

    const Image& image = images_[*index];
    auto commands = renderer_->begin();
    if (!commands) return commands.error();
    if (auto ok = painter_->record(*commands, image.framebuffer.get(), extent_, picture(), renderer_->textures()); !ok) return ok.error();
    if (auto ok = renderer_->submit(free_.get(), image.drawn.get()); !ok) return ok.error();
    presenter_.present({chain_.get(), *index, image.drawn.get()});
    return Shown::Yes;
}

Result<VkSwapchain::Shown> VkSwapchain::settle() {
    const VkResult answer = presenter_.answer();
    if (answer == VK_ERROR_OUT_OF_DATE_KHR || answer == VK_SUBOPTIMAL_KHR) asked_ = {};
    if (answer == VK_ERROR_OUT_OF_DATE_KHR) return Shown::Later;
    if (answer == VK_SUBOPTIMAL_KHR) return Shown::Yes;
    if (auto ok = vkOk(answer, "vkQueuePresentKHR"); !ok) return ok.error();
    return Shown::Yes;
}

}  // namespace orrery
