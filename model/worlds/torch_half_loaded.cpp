#include <dlfcn.h>

#include <array>
#include <filesystem>

#include "model/worlds/torch_half.h"

namespace orrery {
namespace {

constexpr const char* kLibrary = "liborrery-torch.so";

// LibTorch carries its own BLAS. The program has another one loaded (picture decoding drags in the reference BLAS), which must not
// take its place: it is many times slower. Sanitizers cannot live with the flag.
#if defined(RTLD_DEEPBIND) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr int kOwnSymbolsFirst = RTLD_DEEPBIND;
#else
constexpr int kOwnSymbolsFirst = 0;
#endif

/// Beside the program (as built), or among its private libraries (as installed).
std::array<std::filesystem::path, 2> places() {
    std::error_code failed;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
    return {folder / kLibrary, folder.parent_path() / ORRERY_PRIVATE_LIBRARIES / kLibrary};
}

Result<const TorchHalf*> open() {
    std::string reason = std::string(kLibrary) + " is not beside the program";
    for (const std::filesystem::path& file : places()) {
        if (!std::filesystem::exists(file)) continue;
        // never closed: models made by it may live as long as the program
        if (void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | kOwnSymbolsFirst)) {
            using Door = const TorchHalf* (*)();
            if (const auto door = reinterpret_cast<Door>(dlsym(library, "orreryTorchHalf"))) return door();
        }
        if (const char* why = dlerror()) reason = why;
    }
    return Error{Error::Kind::Unsupported, "LibTorch could not be loaded: " + reason, kLibrary, "unsupported",
                 "datasets and the tensors of checkpoints can still be read; install Orrery again to run models"};
}

}  // namespace

Result<const TorchHalf*> torchHalf() {
    static const Result<const TorchHalf*> half = open();
    return half;
}

}  // namespace orrery
