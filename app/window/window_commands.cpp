// What the commands of the window do: files, sessions, looks and docks.
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QUrl>
#include <nlohmann/json.hpp>
#include <algorithm>
#include <utility>

#include "app/window/centre.h"
#include "app/window/controllers/instruction_controller.h"
#include "app/window/controllers/lanes_controller.h"
#include "app/window/language.h"
#include "app/window/layout_history.h"
#include "app/window/main_window.h"
#include "app/window/names.h"
#include "app/window/narrow_layout.h"
#include "app/window/picture_file.h"
#include "app/window/preferences.h"
#include "app/window/provenance.h"
#include "app/window/session_file.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/shell/jobs_popover.h"
#include "widgets/shell/keys_sheet.h"
#include "widgets/shell/status_bar.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

std::vector<PaletteRow> stepRows(Session& session, const QString& text) {
    bool good = false;
    const qint64 step = text.toLongLong(&good);
    if (!good || !session.dataset() || step < 0 || step >= session.length()) return {};
    PaletteRow row;
    row.title = MainWindow::tr("Go to step %1").arg(step);
    row.category = MainWindow::tr("Playback");
    row.icon = QStringLiteral("target");
    row.run = [&session, step] { session.setStep(step); };
    return {row};
}

std::vector<PaletteRow> episodeRows(Session& session) {
    std::vector<PaletteRow> rows;
    if (!session.dataset()) return rows;
    const auto episodes = session.dataset()->episodes();
    for (std::size_t i = 0; i < episodes.size(); ++i) {
        PaletteRow row;
        row.title = MainWindow::tr("Episode %1").arg(episodes[i].index);
        row.icon = QStringLiteral("episode");
        row.run = [&session, i] { session.setEpisode(i); };
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PaletteRow> columnRows(const Session& session, LanesController& lanes) {
    std::vector<PaletteRow> rows;
    for (const ColumnRef& ref : lanes.columnsToAdd()) {
        const ColumnTrack track = columns::named(session, ref);
        PaletteRow row;
        row.title = track.name;
        row.category = track.source;
        row.icon = QStringLiteral("chart");
        row.run = [&lanes, ref] { lanes.addColumn(ref); };
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PaletteRow> branchRows(Session& session) {
    std::vector<PaletteRow> rows;
    for (const Branch& branch : session.branches()) {
        PaletteRow row;
        row.title = branch.id == 0 ? MainWindow::tr("Recorded") : QString::fromStdString(branch.letter + " " + branch.label);
        row.category = MainWindow::tr("Branch");
        row.icon = QStringLiteral("branch");
        row.run = [&session, id = branch.id] { session.setBranch(id); };
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

void MainWindow::openFiles() { openPaths(QFileDialog::getOpenFileNames(this, tr("Open"))); }

void MainWindow::openFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open folder"));
    if (!folder.isEmpty()) openPaths({folder});
}

void MainWindow::saveSession() {
    if (sessionPath_.isEmpty()) return saveSessionAs();
    writeSessionTo(sessionPath_);
}

void MainWindow::saveSessionAs() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save session"), QStringLiteral("session.orrery"));
    if (path.isEmpty()) return;
    sessionPath_ = path;
    writeSessionTo(path);
}

void MainWindow::writeSessionTo(const QString& path) {
    const auto written = writeSession(path, state());
    status_->showMessage(written ? tr("Saved %1").arg(QFileInfo(path).fileName()) : QString::fromStdString(written.error().message));
}

SessionState MainWindow::state() const {
    SessionState state;
    for (const DatasetPtr& dataset : session_->datasets()) state.datasets.append(absoluteOf(dataset->path()));
    if (const auto dataset = session_->dataset()) {
        state.current = session_->datasetPath();
        if (session_->episodePosition() < dataset->episodes().size()) state.episode = dataset->episodes()[session_->episodePosition()].index;
    }
    for (const OpenCheckpoint& open : session_->checkpoints()) state.models.append(absoluteOf(open.checkpoint->file()));
    if (const auto checkpoint = session_->checkpoint()) state.currentModel = absoluteOf(checkpoint->file());
    state.step = session_->step();
    state.instruction = session_->instructionOrigin() == Origin::Edited ? session_->instruction() : QString();
    for (const Branch& branch : session_->branches()) {
        if (branch.id > 0) state.branchInstructions.append(QString::fromStdString(branch.instruction));
    }
    state.history = instructionController_->history();
    state.timeline = {session_->markers().all(), lanes_->columns(), docks_.timelinePanel->laneLook()};
    state.theme = Theme::get().scheme() == Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark");
    state.layout = narrow_->wideState();
    state.geometry = saveGeometry();
    return state;
}

void MainWindow::restore(const SessionState& state) {
    // what was computed comes from the cache; nothing runs until the person moves
    session_->setComputesUnasked(false);
    session_->setStart({state.episode, state.step, state.instruction, state.current, state.currentModel});
    // a branch is run only when asked for, so its instruction waits in the history
    QStringList history = state.branchInstructions + state.history;
    history.removeAll(QString());
    history.removeDuplicates();
    instructionController_->setHistory(history);
    session_->markers().restore(state.timeline.markers);
    lanes_->restore(state.timeline.columns);
    docks_.timelinePanel->setLaneLook(state.timeline.lanes);
    if (!state.theme.isEmpty()) Theme::get().setScheme(state.theme == QLatin1String("light") ? Scheme::Light : Scheme::Dark);
    restoreGeometry(state.geometry);
    restoreState(state.layout);
    styleDockTabs(*this);
    narrow_->begin();
    layouts_->begin();
    session_->open(state.datasets + state.models, Session::Opening::Restored);
}

void MainWindow::savePicture() {
    const QImage picture = session_->dataset() ? centre_->frames().picture(provenance::line(*session_)) : grab().toImage();
    const QString path = pictures::freePath(pictures::folder(), pictures::stem(*session_));
    tellSaved(pictures::write(path, picture, provenance::ofView(*session_)));
}

void MainWindow::choosePicturesFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of pictures"), pictures::folder());
    if (!folder.isEmpty()) pictures::setFolder(folder);
}

void MainWindow::tellSaved(const Result<QString>& path) {
    if (!path) return status_->showMessage(tr("The picture cannot be written to %1").arg(QString::fromStdString(path.error().where)));
    const QString folder = QFileInfo(*path).path();
    status_->showMessage(tr("Saved %1").arg(QFileInfo(*path).fileName()), tr("Show"),
                         [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void MainWindow::connectPalette() {
    palette_->setSource(QLatin1Char('#'), [this](const QString& text) { return stepRows(*session_, text); });
    palette_->setSource(QLatin1Char('@'), [this](const QString&) { return episodeRows(*session_); });
    palette_->setSource(QLatin1Char('>'), [this](const QString&) { return branchRows(*session_); });
    palette_->setSource(QLatin1Char('+'), [this](const QString&) { return columnRows(*session_, *lanes_); });
    palette_->setSource(QLatin1Char('~'), [this](const QString&) { return checkpointRows(); });
}

void MainWindow::openPalette(const QString& text) { palette_->open(text); }
void MainWindow::openKeys() { keys_->open(); }

void MainWindow::openJobs() {
    jobs_->openAbove(status_->mapToGlobal(QPoint(status_->width() - Theme::get().px(12), 0)));
}

void MainWindow::openAbout() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Orrery"));
    box.setText(tr("Orrery %1").arg(QStringLiteral(ORRERY_VERSION)));
    box.setInformativeText(tr("A desktop instrument for looking inside world models."));
    box.exec();
}

void MainWindow::chooseTheme(const QString& theme) {
    Preferences::setTheme(theme);
    Theme::get().setScheme(theme == QLatin1String("light") ? Scheme::Light : Scheme::Dark);
}

void MainWindow::chooseScale(double scale) {
    Theme::get().setScale(scale);
    Preferences::setScale(Theme::get().scale());
}

void MainWindow::chooseLanguage(const QString& code) {
    Preferences::setLanguage(code);
    useLanguage(code);
}

void MainWindow::showDock(DockFrame& dock) {
    if (narrow_->open(dock)) return;
    dock.show();
    dock.raise();
}

void MainWindow::resetDocks() {
    resetLayout(*this, docks_);
    narrow_->begin();
}

void MainWindow::toggleDocks() {
    if (!docksShown_.isEmpty()) {
        restoreState(std::exchange(docksShown_, {}));
        return styleDockTabs(*this);
    }
    docksShown_ = saveState();
    for (DockFrame* dock : docks_.all()) dock->hide();
}

void MainWindow::stepHorizon(int direction) {
    const ModelCard* card = session_->card();
    if (!card || card->horizons.empty()) return status_->showMessage(tr("No open model predicts frames."));
    std::vector<int> stops = card->horizons;
    std::ranges::sort(stops);
    const auto now = std::ranges::find(stops, session_->horizon());
    const bool last = direction > 0 ? now + 1 >= stops.end() : now == stops.begin();
    const QString title = QString::fromStdString(card->title);
    if (stops.size() == 1) return status_->showMessage(tr("%1 predicts %n step(s) ahead and no other horizon.", nullptr, stops.front()).arg(title));
    if (last) return status_->showMessage(direction > 0 ? tr("%1 has no longer horizon.").arg(title) : tr("%1 has no shorter horizon.").arg(title));
    session_->setHorizon(*(now + direction));
}

void MainWindow::renameBranch() {
    if (session_->branch() > 0) docks_.timelinePanel->editBranchName(QString::number(session_->branch()));
    else lanes_->renameMarker();
}

void MainWindow::renameMarker() {
    if (!lanes_->renameMarker()) status_->showMessage(tr("There is no marker at step %1.").arg(session_->step()));
}

}  // namespace orrery
