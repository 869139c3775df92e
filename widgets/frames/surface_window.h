#pragma once

#include <QWindow>
#include <functional>
#include <memory>

#include "model/base/result.h"
#include "widgets/frames/render/draw_list.h"

QT_BEGIN_NAMESPACE
class QVulkanInstance;
QT_END_NAMESPACE

namespace orrery {

class Renderer;
class VkSwapchain;

/// A native child window that shows a draw list through the renderer's own device. It takes no input: mouse, keys and drops go
/// to the widget beneath.
class SurfaceWindow : public QWindow {
    Q_OBJECT
public:
    /// What to show now, in device px of this window.
    using Picture = std::function<DrawList()>;

    /// Null where the platform or the device cannot show Vulkan in a window: pictures are painted through images then.
    static SurfaceWindow* create(Renderer& renderer, Picture picture);
    ~SurfaceWindow() override;

    /// Shows picture() as soon as the display takes it.
    void refresh();
    /// Pictures shown since the start.
    int shown() const { return shown_; }

Q_SIGNALS:
    /// The window can show nothing more; its owner paints through images from now on.
    void failed();

protected:
    void exposeEvent(QExposeEvent* event) override;
    bool event(QEvent* event) override;

private:
    SurfaceWindow(Renderer& renderer, std::unique_ptr<QVulkanInstance> instance, Picture picture);
    void showPicture();
    void presented();
    Result<void> makeChain();
    void dropChain();
    void giveUp(const std::string& why);

    Renderer& renderer_;
    std::unique_ptr<QVulkanInstance> instance_;
    Picture picture_;
    std::unique_ptr<VkSwapchain> chain_;
    int shown_ = 0;
    bool stale_ = false;  ///< what was sent last is no longer what picture() gives
    bool broken_ = false;
};

}  // namespace orrery
