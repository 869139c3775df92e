#pragma once

#include "model/checkpoints/listing.h"

/// One reader per container; openCheckpoint() picks by the first bytes.
namespace orrery {

/// torch.save since 1.6, TorchScript, torch.export, npz: whatever the names in the archive say.
Result<CheckpointPtr> openZip(const MappedFilePtr& file, std::stop_token stop);

Result<CheckpointPtr> openTorchZip(const MappedFilePtr& file, const ZipReaderPtr& archive, const std::string& root);
Result<CheckpointPtr> openTorchScript(const MappedFilePtr& file, const ZipReaderPtr& archive, const std::string& root);
Result<CheckpointPtr> openTorchExport(const MappedFilePtr& file, const ZipReaderPtr& archive, const std::string& root);
Result<CheckpointPtr> openNpz(const MappedFilePtr& file, const ZipReaderPtr& archive);

Result<CheckpointPtr> openTorchLegacy(const MappedFilePtr& file);
Result<CheckpointPtr> openPickle(const MappedFilePtr& file);
Result<CheckpointPtr> openNpy(const MappedFilePtr& file);
Result<CheckpointPtr> openSafetensors(const MappedFilePtr& file);
/// `index`: the .index.json file.
Result<CheckpointPtr> openSafetensorsSharded(const MappedFilePtr& index, std::stop_token stop);

/// How a torch.save file of before 1.6 begins.
inline constexpr std::string_view kLegacyMagic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19\x2e", 15);

}  // namespace orrery
