#include "widgets/frames/render/vk_swapchain.h"
// after Vulkan
#include "widgets/frames/surface_window.h"

#include <QGuiApplication>
#include <QPlatformSurfaceEvent>
#include <QVulkanInstance>

#include "model/base/log.h"
#include "widgets/frames/render/renderer.h"

namespace orrery {
namespace {

/// Asking the others for a surface fails too, but they complain aloud.
bool platformHasSurfaces() {
    const QString name = QGuiApplication::platformName();
    return name != QLatin1String("offscreen") && name != QLatin1String("minimal") && name != QLatin1String("vnc") && name != QLatin1String("linuxfb");
}

}  // namespace

SurfaceWindow* SurfaceWindow::create(Renderer& renderer, Picture picture) {
    if (!platformHasSurfaces() || !renderer.vulkan() || !renderer.vulkan()->context().canPresent()) return nullptr;
    auto instance = std::make_unique<QVulkanInstance>();
    instance->setVkInstance(renderer.vulkan()->context().instance());
    if (!instance->create()) return nullptr;
    return new SurfaceWindow(renderer, std::move(instance), std::move(picture));
}

SurfaceWindow::SurfaceWindow(Renderer& renderer, std::unique_ptr<QVulkanInstance> instance, Picture picture)
    : renderer_(renderer), instance_(std::move(instance)), picture_(std::move(picture)) {
    setObjectName(QStringLiteral("frameSurface"));
    setSurfaceType(QSurface::VulkanSurface);
    setVulkanInstance(instance_.get());
    setFlag(Qt::WindowTransparentForInput);
    setFlag(Qt::WindowDoesNotAcceptFocus);
}

SurfaceWindow::~SurfaceWindow() {
    chain_.reset();
    destroy();  // before the instance that its surface was made with
}

void SurfaceWindow::exposeEvent(QExposeEvent*) {
    if (isExposed()) showPicture();
}

bool SurfaceWindow::event(QEvent* event) {
    if (event->type() == QEvent::UpdateRequest) {
        showPicture();
        return true;
    }
    if (event->type() == QEvent::PlatformSurface &&
        static_cast<QPlatformSurfaceEvent*>(event)->surfaceEventType() == QPlatformSurfaceEvent::SurfaceAboutToBeDestroyed) {
        chain_.reset();
    }
    return QWindow::event(event);
}

bool SurfaceWindow::makeChain() {
    if (chain_) return true;
    const std::shared_ptr<VulkanRenderer>& vulkan = renderer_.vulkan();
    const VkSurfaceKHR surface = vulkan ? QVulkanInstance::surfaceForWindow(this) : VK_NULL_HANDLE;
    if (!surface) return false;
    auto made = VkSwapchain::create(vulkan, surface);
    if (!made) {
        log(LogLevel::Warning, "frames: " + made.error().message);
        return false;
    }
    chain_ = *std::move(made);
    return true;
}

void SurfaceWindow::showPicture() {
    if (broken_ || !isExposed()) return;
    const auto giveUp = [this] {
        broken_ = true;
        chain_.reset();
        Q_EMIT failed();
    };
    if (!makeChain()) return giveUp();
    auto shown = chain_->present(picture_(), size() * devicePixelRatio());
    if (!shown) {
        log(LogLevel::Warning, "frames: " + shown.error().message);
        return giveUp();
    }
    if (*shown == VkSwapchain::Shown::Later) return requestUpdate();
    ++shown_;
}

}  // namespace orrery
