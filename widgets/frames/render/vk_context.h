#pragma once

#include <vulkan/vulkan.h>  // before Qt's headers, which hide its prototypes

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "model/base/result.h"

namespace orrery {

/// Owner of one handle that a device made.
template <class Handle, auto Destroy>
class VkOwned {
public:
    VkOwned() = default;
    VkOwned(VkDevice device, Handle handle) : device_(device), handle_(handle) {}
    VkOwned(VkOwned&& other) noexcept : device_(other.device_), handle_(std::exchange(other.handle_, Handle{})) {}
    VkOwned& operator=(VkOwned&& other) noexcept {
        std::swap(device_, other.device_);
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~VkOwned() {
        if (handle_) Destroy(device_, handle_, nullptr);
    }
    Handle get() const { return handle_; }
    explicit operator bool() const { return handle_ != Handle{}; }

private:
    VkDevice device_ = VK_NULL_HANDLE;
    Handle handle_{};
};
using VkBufferOwned = VkOwned<VkBuffer, vkDestroyBuffer>;
using VkMemoryOwned = VkOwned<VkDeviceMemory, vkFreeMemory>;
using VkImageOwned = VkOwned<VkImage, vkDestroyImage>;
using VkViewOwned = VkOwned<VkImageView, vkDestroyImageView>;
using VkFramebufferOwned = VkOwned<VkFramebuffer, vkDestroyFramebuffer>;
using VkRenderPassOwned = VkOwned<VkRenderPass, vkDestroyRenderPass>;
using VkFenceOwned = VkOwned<VkFence, vkDestroyFence>;
using VkSemaphoreOwned = VkOwned<VkSemaphore, vkDestroySemaphore>;

/// Success, or an Error of kind Device that names the call: "vkQueueSubmit answered -4".
Result<void> vkOk(VkResult result, const char* call);

/// Our own instance, device and queue, made without a window. Lives as long as anything drawn with it. One thread,
/// but for the queue, which the presenter's thread uses too.
class VkContext {
public:
    /// The best device there is: a discrete GPU, else an integrated one, else software. Errors: Device when there is none.
    static Result<std::shared_ptr<VkContext>> create();
    ~VkContext();
    VkContext(const VkContext&) = delete;
    VkContext& operator=(const VkContext&) = delete;

    VkInstance instance() const { return instance_; }
    VkPhysicalDevice physical() const { return physical_; }
    VkDevice device() const { return device_; }
    std::uint32_t family() const { return family_; }
    const std::string& deviceName() const { return name_; }
    /// Whether a swap chain can be made at all (surface and swap chain extensions are there).
    bool canPresent() const { return canPresent_; }

    Result<VkMemoryOwned> allocate(const VkMemoryRequirements& needs, VkMemoryPropertyFlags flags) const;
    /// The queue takes one caller at a time: these wait for one another.
    Result<void> submit(const VkSubmitInfo& work, VkFence done) const;
    VkResult present(const VkPresentInfoKHR& picture) const;
    void waitIdle() const;

    /// A command buffer of the context's pool; belongs to the pool.
    Result<VkCommandBuffer> commandBuffer() const;

private:
    VkContext() = default;
    Result<void> makeInstance();
    Result<void> choosePhysical();
    Result<void> makeDevice();

    VkInstance instance_ = VK_NULL_HANDLE;
    VkPhysicalDevice physical_ = VK_NULL_HANDLE;
    VkDevice device_ = VK_NULL_HANDLE;
    VkQueue queue_ = VK_NULL_HANDLE;
    mutable std::mutex queueMutex_;
    VkCommandPool pool_ = VK_NULL_HANDLE;
    std::uint32_t family_ = 0;
    bool canPresent_ = false;
    std::string name_;
};

/// A buffer the host writes or reads, with its memory mapped.
struct VkHostBuffer {
    VkMemoryOwned memory;
    VkBufferOwned buffer;
    void* data = nullptr;
    static Result<VkHostBuffer> create(const VkContext& context, VkDeviceSize bytes, VkBufferUsageFlags usage);
};

/// An image in device memory with a view on it.
struct VkDeviceImage {
    VkMemoryOwned memory;
    VkImageOwned image;
    VkViewOwned view;
    static Result<VkDeviceImage> create(const VkContext& context, VkFormat format, VkExtent2D extent, VkImageUsageFlags usage);
};

/// A view on the whole of a colour image.
Result<VkViewOwned> vkView(VkDevice device, VkImage image, VkFormat format);

/// Records a change of layout of a whole colour image.
void vkTransition(VkCommandBuffer commands, VkImage image, VkImageLayout from, VkImageLayout to);

}  // namespace orrery
