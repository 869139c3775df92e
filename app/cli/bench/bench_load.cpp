#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/bench/benchmarks.h"
#include "app/cli/bench/python_reference.h"
#include "app/cli/bench/torch_file.h"
#include "model/base/temporary_folder.h"
#include "model/base/unfinished_file.h"
#include "model/checkpoints/checkpoint.h"

namespace orrery::cli {
namespace {

using Json = nlohmann::json;

constexpr int kTensors = 420;
constexpr std::int64_t kNumbers = 464'286;  // 420 · 464 286 · 4 bytes = 780 MB

/// Every tensor of the file in `memory`, one behind the other.
Result<void> loadAll(const std::filesystem::path& file, std::vector<std::byte>& memory, const std::stop_token& stop) {
    const auto checkpoint = openCheckpoint(file, stop);
    if (!checkpoint) return checkpoint.error();
    std::size_t at = 0;
    for (const TensorInfo& tensor : (*checkpoint)->tensors()) {
        const auto values = (*checkpoint)->read(tensor, stop);
        if (!values) return values.error();
        if (at + values->bytes() > memory.size()) return Error{Error::Kind::Internal, "more came back than was written", file.string(), {}, {}};
        std::memcpy(memory.data() + at, values->data(), values->bytes());
        at += values->bytes();
    }
    return {};
}

}  // namespace

Result<Json> benchLoad(const BenchLoadRequest& request, std::stop_token stop) {
    const auto folder = TemporaryFolder::create();
    if (!folder) return folder.error();
    const UnfinishedFile file(folder->path() / "bench.pt");  // never finished: it goes away with the run
    if (auto written = writeTorchFile(file.path(), kTensors, kNumbers); !written) return written.error();
    std::unique_ptr<PythonReference> python;
    if (!request.python.empty()) {
        auto started = PythonReference::start(request.python);
        if (!started) return started.error();
        python = *std::move(started);
    }
    std::vector<std::byte> memory(static_cast<std::size_t>(kTensors * kNumbers) * sizeof(float));
    const int runs = std::max(request.runs, 5);
    Timings opened, loaded, reference;
    for (int i = 0; i <= runs; ++i) {
        if (stop.stop_requested()) return cancelled("bench load");
        Timings warmUp;
        const auto open = (i == 0 ? warmUp : opened).measure([&] { return openCheckpoint(file.path(), stop); });
        if (!open) return open.error();
        const auto all = (i == 0 ? warmUp : loaded).measure([&] { return loadAll(file.path(), memory, stop); });
        if (!all) return all.error();
        if (python) {
            const auto theirs = python->load(file.path());
            if (!theirs) return theirs.error();
            if (i > 0) reference.add(*theirs);
        }
        if (request.progress) request.progress(i + 1, runs + 1);
    }
    const std::string name = "checkpoint of 780 MB, 420 tensors";
    Json rows = Json::array({benchRow(name + ": names and shapes", opened)});
    rows.push_back(python ? benchRow(name + ": every tensor into memory", loaded, "torch.load", reference)
                          : benchRow(name + ": every tensor into memory", loaded));
    return rows;
}

}  // namespace orrery::cli
