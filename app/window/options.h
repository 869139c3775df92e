#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

#include "model/worlds/world_model.h"

namespace orrery {

/// The command line of the window (cli.md).
struct Options {
    QStringList paths;  ///< datasets, checkpoints and sessions, --model last
    LoadOptions load;
    std::optional<qint64> episode, step;
    QString instruction, theme, language, workspace;
    QSize size{1600, 1000};
    QString screenshot;
    double benchScrub = 0;  ///< seconds; 0: no benchmark
    bool headless = false;
};

/// What to do instead of starting: text for stdout or stderr and the exit status.
struct EarlyExit {
    QString text;
    int status = 0;
};

/// Reads the arguments without a display. Gives an EarlyExit for --help, --version and mistakes.
std::optional<EarlyExit> readOptions(const QStringList& arguments, Options& options);

}  // namespace orrery
