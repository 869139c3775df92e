#pragma once

#include <QStringList>
#include <filesystem>
#include <vector>

namespace orrery {

/// Absolute and without "..": what two ways of naming one file have in common.
QString absoluteOf(const QString& path);
QString absoluteOf(const std::filesystem::path& path);
/// The last part of a path, also of one that ends in a slash.
QString nameOf(const std::filesystem::path& path);
/// Names for a list: those that several paths share come with as many folders as tell them apart.
QStringList distinctNames(const std::vector<std::filesystem::path>& paths);

class Session;
QStringList datasetNames(const Session& session);     ///< In the order of Session::datasets().
QStringList checkpointNames(const Session& session);  ///< In the order of Session::checkpoints().

}  // namespace orrery
