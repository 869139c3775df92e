#include "widgets/frames/render/vulkan_renderer.h"
// after Vulkan
#include <QCoreApplication>

#include "widgets/frames/render/raster_renderer.h"
#include "widgets/frames/render/renderer.h"

namespace orrery {

Renderer& Renderer::shared() {
    static Renderer renderer;
    return renderer;
}

Renderer::Renderer() {
    if (qEnvironmentVariable("ORRERY_RENDERER") == QLatin1String("raster")) {
        note_ = QCoreApplication::translate("orrery::Renderer", "Raster: chosen by ORRERY_RENDERER");
        return;
    }
    auto made = VulkanRenderer::create();
    if (!made) {
        fallBack(made.error());
        return;
    }
    vulkan_ = *std::move(made);
    note_ = QCoreApplication::translate("orrery::Renderer", "Vulkan, %1").arg(QString::fromStdString(vulkan_->context().deviceName()));
}

Renderer::~Renderer() = default;

QImage Renderer::draw(const DrawList& list, const QSize& size) {
    if (vulkan_) {
        auto image = vulkan_->draw(list, size);
        if (image) return *std::move(image);
        fallBack(image.error());
    }
    return drawRaster(list, size);
}

void Renderer::fallBack(const Error& reason) {
    vulkan_.reset();
    note_ = QCoreApplication::translate("orrery::Renderer", "Raster: %1").arg(QString::fromStdString(reason.message));
}

}  // namespace orrery
