#include "app/cli/load_options.h"

#include <CLI/CLI.hpp>

namespace orrery::cli {

void addCompanionOptions(CLI::App& command, LoadOptions& load) {
    command.add_option("--text-model", load.textModel, "Text model (GR-1: CLIP ViT-B-32.pt)");
    command.add_option("--image-model", load.imageModel, "Image model (GR-1: mae_pretrain_vit_base.pth)");
    command.add_option("--vocabulary", load.vocabulary, "Vocabulary of the tokeniser");
    command.add_option("--config", load.config, "Configuration beside the checkpoint");
}

void addLoadOptions(CLI::App& command, LoadOptions& load) {
    addCompanionOptions(command, load);
    command.add_option("--device", load.device, "auto, cpu, cuda or cuda:N");
    command.add_option("--precision", load.precision, "fp32, tf32, bf16 or fp16")->check(CLI::IsMember({"fp32", "tf32", "bf16", "fp16"}));
    command.add_option("--threads", load.threads, "Threads; 0 takes the physical cores")->check(CLI::NonNegativeNumber);
}

}  // namespace orrery::cli
