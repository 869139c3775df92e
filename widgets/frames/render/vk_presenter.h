#pragma once

#include "widgets/frames/render/vk_context.h"
// after Vulkan
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace orrery {

/// Hands drawn pictures to the display, one at a time, on a thread of its own: a driver may wait there until the picture is drawn
/// and copied (software Vulkan does both), and the GUI thread must not.
class VkPresenter {
public:
    /// `told` is called on the presenter's thread after each picture.
    VkPresenter(std::shared_ptr<VkContext> context, std::function<void()> told);
    ~VkPresenter();
    VkPresenter(const VkPresenter&) = delete;
    VkPresenter& operator=(const VkPresenter&) = delete;

    struct Picture {
        VkSwapchainKHR chain = VK_NULL_HANDLE;
        std::uint32_t image = 0;
        VkSemaphore drawn = VK_NULL_HANDLE;  ///< signalled when the image may be shown
    };
    /// Only while not busy().
    void present(const Picture& picture);
    bool busy() const;
    /// What the display said to the last picture.
    VkResult answer() const;
    /// Waits until nothing is being shown.
    void finish();

private:
    void run(std::stop_token stop);
    VkResult show(const Picture& picture) const;

    const std::shared_ptr<VkContext> context_;
    const std::function<void()> told_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<Picture> picture_;  // guarded by mutex_; set until it has been shown
    VkResult answer_ = VK_SUCCESS;    // guarded by mutex_
    std::jthread thread_;             // last: joins before what it uses goes away
};

}  // namespace orrery
