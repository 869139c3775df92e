#include "app/cli/versions.h"

#include "app/cli/context.h"
#include "model/worlds/device.h"
#ifdef ORRERY_MEDIA
#include "model/media/video_writer.h"
#endif

namespace orrery::cli {
namespace {

std::string orNone(const std::string& version) { return version.empty() ? "none" : version; }

std::string ffmpeg() {
#ifdef ORRERY_MEDIA
    return ffmpegVersion();
#else
    return {};
#endif
}

}  // namespace

std::string versions() {
    std::string text = Context::version();
    text += "\nLibTorch " ORRERY_TORCH_VERSION;
    text += "\nFFmpeg " + orNone(ffmpeg());
    text += "\nCUDA " + orNone(cudaVersion());
    // this program links neither: they belong to the window of the same build
    text += "\nVulkan " + orNone(ORRERY_VULKAN_VERSION);
    text += "\nQt " + orNone(ORRERY_QT_VERSION);
    return text;
}

}  // namespace orrery::cli
