// What the window does with the datasets and checkpoints that are open: the popovers of the chips, choosing and closing.
#include <QFileInfo>
#include <QMenu>
#include <algorithm>

#include "app/window/controllers/inspector_controller.h"
#include "app/window/main_window.h"
#include "app/window/names.h"
#include "app/window/preferences.h"
#include "widgets/panels/library_panel.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

/// A name as menus take it: an & would underline what follows.
QString plain(QString name) { return name.replace(QLatin1Char('&'), QStringLiteral("&&")); }

QStringList openPathsOf(const Session& session) {
    QStringList paths;
    for (const DatasetPtr& dataset : session.datasets()) paths << absoluteOf(dataset->path());
    for (const OpenCheckpoint& open : session.checkpoints()) paths << absoluteOf(open.checkpoint->file());
    return paths;
}

QAction* addItem(QMenu& menu, const QString& icon, const QString& name, const std::filesystem::path& path) {
    QAction* action = menu.addAction(QIcon(Theme::get().pixmap(icon, Ink::Text2, 16, menu.devicePixelRatioF())), plain(name));
    action->setToolTip(QString::fromStdString(path.string()));
    return action;
}

}  // namespace

void MainWindow::addRecent(QMenu* menu) {
    // what is open is listed as such; choosing it there reads nothing again
    const QStringList open = openPathsOf(*session_);
    QStringList closed = Preferences::recent();
    closed.removeIf([&](const QString& path) { return open.contains(absoluteOf(path)); });
    if (closed.isEmpty()) return;
    menu->addSeparator();
    for (const QString& path : closed) {
        menu->addAction(plain(QFileInfo(path).fileName()), this, [this, path] { openPaths({path}); })->setToolTip(path);
    }
}

void MainWindow::fillDatasetMenu(QMenu* menu) {
    for (const char* id : {"file.open", "file.openFolder", "file.closeDataset"}) menu->addAction(registry_->action(QString::fromLatin1(id)));
    const QStringList names = datasetNames(*session_);
    const auto all = session_->datasets();
    if (all.size() > 1) menu->addSeparator();
    for (std::size_t place = 0; place < all.size(); ++place) {
        if (all[place] == session_->dataset()) continue;
        QAction* action = addItem(*menu, QStringLiteral("dataset"), names[static_cast<qsizetype>(place)], all[place]->path());
        // by what it is: something may open or close while the popover stands
        connect(action, &QAction::triggered, this, [this, dataset = all[place]] {
            const auto now = session_->datasets();
            session_->showDataset(static_cast<std::size_t>(std::ranges::find(now, dataset) - now.begin()));
        });
    }
    addRecent(menu);
}

void MainWindow::fillCheckpointMenu(QMenu* menu) {
    for (const char* id : {"file.open", "window.inspector", "model.unload"}) menu->addAction(registry_->action(QString::fromLatin1(id)));
    const QStringList names = checkpointNames(*session_);
    const auto& all = session_->checkpoints();
    if (all.size() > 1) menu->addSeparator();
    for (std::size_t place = 0; place < all.size(); ++place) {
        if (place == session_->currentCheckpoint()) continue;
        const auto& file = all[place].checkpoint->file();
        QAction* action = addItem(*menu, QStringLiteral("checkpoint"), names[static_cast<qsizetype>(place)], file);
        connect(action, &QAction::triggered, this, [this, path = QString::fromStdString(file.string())] { chooseCheckpoint(path); });
    }
    addRecent(menu);
}

std::size_t MainWindow::placeOfCheckpoint(const QString& path) const {
    const auto& all = session_->checkpoints();
    const auto found = std::ranges::find(all, path.toStdString(), [](const OpenCheckpoint& open) { return open.checkpoint->file().string(); });
    return static_cast<std::size_t>(found - all.begin());
}

void MainWindow::chooseCheckpoint(const QString& path) {
    const std::size_t place = placeOfCheckpoint(path);
    if (place == session_->checkpoints().size()) return;
    session_->showCheckpoint(place);
    // what cannot predict can be looked at
    if (!session_->checkpoints()[place].model) showCheckpointReport(path);
}

void MainWindow::showCheckpointReport(const QString& path) {
    inspector_->showCheckpoint(placeOfCheckpoint(path));
    showDock(*docks_.inspector);
}

void MainWindow::closeItem() {
    const QString chosen = docks_.libraryPanel->chosenCheckpoint();
    if (!chosen.isEmpty()) return session_->closeCheckpoint(placeOfCheckpoint(chosen));
    if (session_->dataset()) return session_->closeDataset();
    session_->closeCheckpoint();
}

std::vector<PaletteRow> MainWindow::checkpointRows() {
    std::vector<PaletteRow> rows;
    const auto add = [&](const QString& title, const QString& path, std::function<void()> run) {
        PaletteRow row;
        row.title = title;
        row.category = path;
        row.icon = QStringLiteral("checkpoint");
        row.run = std::move(run);
        rows.push_back(std::move(row));
    };
    const QStringList names = checkpointNames(*session_), open = openPathsOf(*session_);
    for (const OpenCheckpoint& one : session_->checkpoints()) {
        const QString path = QString::fromStdString(one.checkpoint->file().string());
        add(names[static_cast<qsizetype>(rows.size())], path, [this, path] { chooseCheckpoint(path); });
    }
    for (const QString& path : Preferences::recent()) {
        if (!QFileInfo(path).isFile() || open.contains(absoluteOf(path))) continue;
        add(QFileInfo(path).fileName(), path, [this, path] { openPaths({path}); });
    }
    return rows;
}

}  // namespace orrery
