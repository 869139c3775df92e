#pragma once

#include <QImage>
#include <QString>
#include <nlohmann/json_fwd.hpp>

#include "model/base/result.h"
#include "widgets/bridge/session.h"

/// Pictures that say where they come from: PNG files with the provenance document in the text chunk "Provenance".
namespace orrery::pictures {

/// Where F12 writes: what the person chose, else the platform's Pictures.
QString folder();
void setFolder(const QString& folder);

/// "pick-up-the-red-block-212": the instruction, or the dataset's name, and the step.
QString stem(const Session& session);
/// A path in `folder` that no file has yet: "stem.png", "stem-2.png", ...
QString freePath(const QString& folder, const QString& stem);

/// The picture as the bytes of a PNG file.
QByteArray bytes(QImage picture, const nlohmann::json& provenance);
/// Writes beside and renames, so that no half picture stays. Errors: NotFound when the folder cannot be written.
Result<QString> write(const QString& path, const QImage& picture, const nlohmann::json& provenance);

}  // namespace orrery::pictures
