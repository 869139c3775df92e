#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>

#include "app/window/session_timeline.h"
#include "model/base/result.h"

namespace orrery {

/// What a session brings back.
struct SessionState {
    QStringList datasets, models;      ///< absolute paths
    QString current;                   ///< the dataset that is shown; episode and step are its own
    std::optional<qint64> episode;     ///< the dataset's own number
    qint64 step = 0;
    QString instruction;
    QStringList branchInstructions;
    QStringList history;               ///< instructions that were run or applied, newest first
    TimelineState timeline;
    QString theme;
    QString currentModel;              ///< the checkpoint that predicts
    QByteArray layout;                 ///< QMainWindow::saveState
    QByteArray geometry;
};

QByteArray toJson(const SessionState& state);
/// Errors: Corrupt for anything that is not a session; Unsupported for a newer version.
Result<SessionState> sessionFromJson(const QByteArray& json, const QString& where);

Result<SessionState> readSession(const QString& path);
/// Written beside and renamed, so that a crash leaves the old one whole.
Result<bool> writeSession(const QString& path, const SessionState& state);
/// Whether a file begins like a session; content decides, not the extension.
bool looksLikeSession(const QString& path);
/// The session that is saved when the window closes.
QString lastSessionPath();

}  // namespace orrery
