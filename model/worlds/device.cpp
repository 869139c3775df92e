#include "model/worlds/device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>

#include <fstream>
#include <set>
#include <thread>

namespace orrery {

int physicalCores() {
    // "physical id" and "core id" together name a core; virtual machines leave them out
    std::ifstream info("/proc/cpuinfo");
    std::set<std::string> cores;
    std::string package;
    for (std::string line; std::getline(info, line);) {
        if (line.starts_with("physical id")) package = line;
        if (line.starts_with("core id")) cores.insert(package + line);
    }
    if (!cores.empty()) return static_cast<int>(cores.size());
    return std::max(1u, std::thread::hardware_concurrency());
}

std::string cudaVersion() {
    if (!at::hasCUDA()) return {};
    const long version = at::globalContext().versionCUDART();
    return std::to_string(version / 1000) + '.' + std::to_string(version % 1000 / 10);
}

Result<Place> chooseDevice(const LoadOptions& options) {
    at::set_num_threads(options.threads > 0 ? options.threads : physicalCores());
    const bool cuda = at::hasCUDA();
    std::string device = options.device;
    if (device == "auto") device = cuda ? "cuda:0" : "cpu";
    if (device == "cuda") device = "cuda:0";
    if (device != "cpu" && !device.starts_with("cuda:")) {
        return Error{Error::Kind::Device, "no device is called " + device, {}, "unsupported", "use auto, cpu or cuda:N"};
    }
    if (device != "cpu" && device.find_first_not_of("0123456789", 5) != std::string::npos) {
        return Error{Error::Kind::Device, "no device is called " + device, {}, "unsupported", "use auto, cpu or cuda:N"};
    }
    if (device != "cpu" && !cuda) {
        return Error{Error::Kind::Device, "no CUDA device was found", device, "unsupported", "use --device cpu"};
    }
    const std::string& precision = options.precision;
    if (precision != "fp32" && precision != "tf32" && precision != "bf16" && precision != "fp16") {
        return Error{Error::Kind::Unsupported, "no precision is called " + precision, {}, "unsupported", "use fp32, tf32, bf16 or fp16"};
    }
    // fp32 means fp32: the patch convolution would use TF32 on recent GPUs by default
    at::globalContext().setAllowTF32CuDNN(precision == "tf32");
    at::globalContext().setAllowTF32CuBLAS(precision == "tf32");
    return Place{device, device == "cpu" && precision == "tf32" ? "fp32" : precision};
}

}  // namespace orrery
