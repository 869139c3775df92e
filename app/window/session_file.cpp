#include "app/window/session_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace orrery {
namespace {

constexpr int kVersion = 1;
constexpr qint64 kLargest = 1 << 20;  // a session is a few kilobytes
constexpr QLatin1String kMark("orrery_session"), kDatasets("datasets"), kModels("models"), kCurrent("shown_dataset"), kCurrentModel("current_model"), kEpisode("episode"), kStep("step"),
    kInstruction("instruction"), kBranches("branch_instructions"), kHistory("instruction_history"), kTimeline("timeline"), kTheme("theme"), kLayout("layout"), kGeometry("geometry");

QStringList strings(const QJsonValue& value) {
    QStringList list;
    for (const QJsonValue& one : value.toArray()) list.append(one.toString());
    return list;
}

QByteArray bytes(const QJsonValue& value) { return QByteArray::fromBase64(value.toString().toLatin1()); }
QString text(const QByteArray& value) { return QString::fromLatin1(value.toBase64()); }

Error broken(Error::Kind kind, const char* message, const QString& where) {
    Error error;
    error.kind = kind;
    error.message = message;
    error.where = where.toStdString();
    return error;
}

}  // namespace

QByteArray toJson(const SessionState& state) {
    QJsonObject root{{kMark, kVersion},
                     {kDatasets, QJsonArray::fromStringList(state.datasets)},
                     {kModels, QJsonArray::fromStringList(state.models)},
                     {kCurrent, state.current},
                     {kCurrentModel, state.currentModel},
                     {kStep, state.step},
                     {kInstruction, state.instruction},
                     {kBranches, QJsonArray::fromStringList(state.branchInstructions)},
                     {kHistory, QJsonArray::fromStringList(state.history)},
                     {kTimeline, toJson(state.timeline)},
                     {kTheme, state.theme},
                     {kLayout, text(state.layout)},
                     {kGeometry, text(state.geometry)}};
    if (state.episode) root[kEpisode] = *state.episode;
    return QJsonDocument(root).toJson();
}

Result<SessionState> sessionFromJson(const QByteArray& json, const QString& where) {
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const int version = root[kMark].toInt();
    if (version <= 0) return broken(Error::Kind::Corrupt, "this is not a saved session", where);
    if (version > kVersion) return broken(Error::Kind::Unsupported, "this session was saved by a newer Orrery", where);
    SessionState state;
    state.datasets = strings(root[kDatasets]);
    state.models = strings(root[kModels]);
    state.current = root[kCurrent].toString();
    state.currentModel = root[kCurrentModel].toString();
    if (root[kEpisode].isDouble()) state.episode = root[kEpisode].toInteger();
    state.step = std::max<qint64>(0, root[kStep].toInteger());
    state.instruction = root[kInstruction].toString();
    state.branchInstructions = strings(root[kBranches]);
    state.history = strings(root[kHistory]);
    state.timeline = timelineFromJson(root[kTimeline].toObject());
    state.theme = root[kTheme].toString();
    state.layout = bytes(root[kLayout]);
    state.geometry = bytes(root[kGeometry]);
    return state;
}

Result<SessionState> readSession(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return broken(Error::Kind::NotFound, "the session cannot be read", path);
    return sessionFromJson(file.read(kLargest), path);
}

Result<bool> writeSession(const QString& path, const SessionState& state) {
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray json = toJson(state);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        return broken(Error::Kind::NotFound, "the session cannot be written", path);
    }
    return true;
}

bool looksLikeSession(const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || QFileInfo(path).size() > kLargest || !file.open(QIODevice::ReadOnly)) return false;
    return QJsonDocument::fromJson(file.readAll()).object().contains(kMark);
}

QString lastSessionPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/last.orrery");
}

}  // namespace orrery
