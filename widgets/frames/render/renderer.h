#pragma once

#include <QImage>
#include <memory>

#include "model/base/result.h"
#include "widgets/frames/render/draw_list.h"

namespace orrery {

class VulkanRenderer;

/// Owns the Vulkan device that frames are drawn with, and draws lists into images: with it, or on the CPU when there is no Vulkan
/// or ORRERY_RENDERER=raster. Windows are drawn by SurfaceWindow with the same device. GUI thread only.
class Renderer {
public:
    /// The one that the whole program shares; made at first use.
    static Renderer& shared();
    Renderer();
    ~Renderer();

    /// Opaque RGBA8888 of `size` device px. A device that is lost is left for the CPU, and note() says so.
    QImage draw(const DrawList& list, const QSize& size);
    /// Null when drawing on the CPU.
    const std::shared_ptr<VulkanRenderer>& vulkan() const { return vulkan_; }
    /// Goes on without Vulkan, because of `reason`.
    void fallBack(const Error& reason);
    /// "Vulkan, llvmpipe (LLVM 15.0.6, 256 bits)", or "Raster: no Vulkan device was found".
    const QString& note() const { return note_; }

private:
    std::shared_ptr<VulkanRenderer> vulkan_;  ///< shared with the swap chains, which must not outlive it
    QString note_;
};

}  // namespace orrery
