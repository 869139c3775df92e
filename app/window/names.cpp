#include "app/window/names.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "widgets/bridge/session.h"

namespace orrery {
namespace {

QString tailOf(const std::filesystem::path& path, int parts) {
    QStringList tail;
    for (auto rest = path.has_filename() ? path : path.parent_path(); parts > 0 && rest.has_filename(); rest = rest.parent_path(), --parts) {
        tail.prepend(QString::fromStdString(rest.filename().string()));
    }
    return tail.join(QLatin1Char('/'));
}

}  // namespace

QString absoluteOf(const QString& path) { return QDir::cleanPath(QFileInfo(path).absoluteFilePath()); }
QString absoluteOf(const std::filesystem::path& path) { return absoluteOf(QString::fromStdString(path.string())); }

QString nameOf(const std::filesystem::path& path) { return tailOf(path, 1); }

QStringList distinctNames(const std::vector<std::filesystem::path>& paths) {
    QStringList names;
    for (const auto& path : paths) {
        const auto shared = [&](int parts) {
            return std::ranges::any_of(paths, [&](const auto& other) { return other != path && tailOf(other, parts) == tailOf(path, parts); });
        };
        const auto longest = static_cast<int>(std::distance(path.begin(), path.end()));
        int parts = 1;
        while (parts < longest && shared(parts)) ++parts;
        names << tailOf(path, parts);
    }
    return names;
}

QStringList datasetNames(const Session& session) {
    std::vector<std::filesystem::path> paths;
    for (const DatasetPtr& dataset : session.datasets()) paths.push_back(dataset->path());
    return distinctNames(paths);
}

QStringList checkpointNames(const Session& session) {
    std::vector<std::filesystem::path> paths;
    for (const OpenCheckpoint& open : session.checkpoints()) paths.push_back(open.checkpoint->file());
    return distinctNames(paths);
}

}  // namespace orrery
