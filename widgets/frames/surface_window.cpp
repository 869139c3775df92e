#include "widgets/frames/render/vk_swapchain.h"
// after Vulkan
#include "widgets/frames/surface_window.h"

#include <QCoreApplication>
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

/// Sent by the presenter's thread.
QEvent::Type presentedEvent() {
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
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
    dropChain();
    destroy();  // before the instance that its surface was made with
}

void SurfaceWindow::refresh() {
    stale_ = true;
    requestUpdate();
}

void SurfaceWindow::exposeEvent(QExposeEvent*) {
    stale_ = true;
    showPicture();
}

bool SurfaceWindow::event(QEvent* event) {
    if (event->type() == QEvent::UpdateRequest) {
        showPicture();
        return true;
    }
    if (event->type() == presentedEvent()) {
        presented();
        return true;
    }
    if (event->type() == QEvent::PlatformSurface &&
        static_cast<QPlatformSurfaceEvent*>(event)->surfaceEventType() == QPlatformSurfaceEvent::SurfaceAboutToBeDestroyed) {
        dropChain();
    }
    return QWindow::event(event);
}

Result<void> SurfaceWindow::makeChain() {
    if (chain_) return {};
    const std::shared_ptr<VulkanRenderer>& vulkan = renderer_.vulkan();
    const VkSurfaceKHR surface = vulkan ? QVulkanInstance::surfaceForWindow(this) : VK_NULL_HANDLE;
    if (!surface) return Error{Error::Kind::Device, "the window has no surface to draw on", "Vulkan", {}, {}};
    auto made = VkSwapchain::create(vulkan, surface, [this] { QCoreApplication::postEvent(this, new QEvent(presentedEvent())); });
    if (!made) return made.error();
    chain_ = *std::move(made);
    return {};
}

/// What the chain had still to tell goes with it.
void SurfaceWindow::dropChain() {
    chain_.reset();
    QCoreApplication::removePostedEvents(this, presentedEvent());
}

void SurfaceWindow::giveUp(const std::string& why) {
    log(LogLevel::Warning, "frames: " + why);
    broken_ = true;
    dropChain();
    Q_EMIT failed();
}

void SurfaceWindow::showPicture() {
    if (broken_ || !stale_ || !isExposed()) return;
    if (auto made = makeChain(); !made) return giveUp(made.error().message);
    if (chain_->presenting()) return;  // presented() goes on
    auto sent = chain_->present(picture_, size() * devicePixelRatio());
    if (!sent) return giveUp(sent.error().message);
    if (*sent == VkSwapchain::Shown::Later) return requestUpdate();
    stale_ = false;
}

void SurfaceWindow::presented() {
    if (!chain_ || chain_->presenting()) return;
    auto shown = chain_->settle();
    if (!shown) return giveUp(shown.error().message);
    if (*shown == VkSwapchain::Shown::Yes) ++shown_;
    else stale_ = true;
    showPicture();
}

}  // namespace orrery
