#include "app/window/picture_file.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>
#include <nlohmann/json.hpp>

#include "app/window/preferences.h"

namespace orrery::pictures {
namespace {

constexpr QLatin1String kFolder("picturesFolder");
constexpr qsizetype kLongestStem = 40;  // characters of the instruction

}  // namespace

QString folder() {
    const QString chosen = QString::fromUtf8(Preferences::value(kFolder));
    return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation) : chosen;
}

void setFolder(const QString& folder) { Preferences::setValue(kFolder, folder.toUtf8()); }

QString stem(const Session& session) {
    if (!session.dataset()) return QStringLiteral("orrery");
    static const QRegularExpression other(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QString words = session.instruction().toLower().replace(other, QStringLiteral("-"));
    if (words.size() > kLongestStem) words = words.left(words.lastIndexOf(u'-', kLongestStem));
    while (words.startsWith(u'-')) words.remove(0, 1);
    while (words.endsWith(u'-')) words.chop(1);
    if (words.isEmpty()) words = QString::fromStdString(session.dataset()->path().filename().string());
    return QStringLiteral("%1-%2").arg(words).arg(session.step());
}

QString freePath(const QString& folder, const QString& stem) {
    QString path = QStringLiteral("%1/%2.png").arg(folder, stem);
    for (int n = 2; QFileInfo::exists(path); ++n) path = QStringLiteral("%1/%2-%3.png").arg(folder, stem).arg(n);
    return path;
}

QByteArray bytes(QImage picture, const nlohmann::json& provenance) {
    picture.setText(QStringLiteral("Software"), QStringLiteral("Orrery " ORRERY_VERSION));
    picture.setText(QStringLiteral("Provenance"),
                    QString::fromStdString(provenance.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "PNG") ? png : QByteArray();
}

Result<QString> write(const QString& path, const QImage& picture, const nlohmann::json& provenance) {
    QDir().mkpath(QFileInfo(path).path());
    const QByteArray png = bytes(picture, provenance);
    QSaveFile file(path);
    if (!png.isEmpty() && file.open(QIODevice::WriteOnly) && file.write(png) == png.size() && file.commit()) return path;
    Error error;
    error.kind = Error::Kind::NotFound;
    error.message = "the picture cannot be written";
    error.where = path.toStdString();
    return error;
}

}  // namespace orrery::pictures
