#include "widgets/frames/render/vk_presenter.h"

namespace orrery {

VkPresenter::VkPresenter(std::shared_ptr<VkContext> context, std::function<void()> told)
    : context_(std::move(context)), told_(std::move(told)), thread_([this](std::stop_token stop) { run(stop); }) {}

VkPresenter::~VkPresenter() { finish(); }

void VkPresenter::present(const Picture& picture) {
    std::scoped_lock lock(mutex_);
    picture_ = picture;
    changed_.notify_all();
}

bool VkPresenter::busy() const {
    std::scoped_lock lock(mutex_);
    return picture_.has_value();
}

VkResult VkPresenter::answer() const {
    std::scoped_lock lock(mutex_);
    return answer_;
}

void VkPresenter::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !picture_; });
}

void VkPresenter::run(std::stop_token stop) {
    while (true) {
        Picture picture;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return picture_.has_value(); })) return;
            picture = *picture_;
        }
        const VkResult answer = show(picture);
        {
            std::scoped_lock lock(mutex_);
            answer_ = answer;
            picture_.reset();
            changed_.notify_all();
        }
        told_();
    }
}

VkResult VkPresenter::show(const Picture& picture) const {
    VkPresentInfoKHR info{VK_STRUCTURE_TYPE_PRESENT_INFO_KHR};
    info.waitSemaphoreCount = 1;
    info.pWaitSemaphores = &picture.drawn;
    info.swapchainCount = 1;
    info.pSwapchains = &picture.chain;
    info.pImageIndices = &picture.image;
    return context_->present(info);
}

}  // namespace orrery
