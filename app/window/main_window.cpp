#include "app/window/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QMenu>
#include <QStatusBar>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>
#include <utility>

#include "app/window/centre.h"
#include "app/window/commands.h"
#include "app/window/controllers/cell_commands.h"
#include "app/window/controllers/chart_export.h"
#include "app/window/controllers/inspector_controller.h"
#include "app/window/controllers/instruction_controller.h"
#include "app/window/controllers/lanes_controller.h"
#include "app/window/controllers/library_controller.h"
#include "app/window/controllers/message_controller.h"
#include "app/window/controllers/representation_controller.h"
#include "app/window/controllers/timeline_controller.h"
#include "app/window/drop.h"
#include "app/window/layout_history.h"
#include "app/window/menus.h"
#include "app/window/narrow_layout.h"
#include "app/window/preferences.h"
#include "app/window/session_file.h"
#include "app/window/status.h"
#include "widgets/charts/actions_panel.h"
#include "widgets/charts/error_panel.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/library_panel.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/shell/focus_keys.h"
#include "widgets/shell/header_bar.h"
#include "widgets/shell/jobs_popover.h"
#include "widgets/shell/keys_sheet.h"
#include "widgets/shell/session_bar.h"
#include "widgets/shell/status_bar.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

/// Gives our row the whole of the place below the docks: a QStatusBar's own layout would frame it.
class Foot : public QStatusBar {
public:
    explicit Foot(QWidget* parent) : QStatusBar(parent) { setSizeGripEnabled(false); }
    void hold(QWidget* row) {
        row_ = row;
        fit();
        QObject::connect(&Theme::get(), &Theme::changed, row, [this] { fit(); });
    }

protected:
    void resizeEvent(QResizeEvent*) override { if (row_) row_->setGeometry(rect()); }
    void paintEvent(QPaintEvent*) override {}

private:
    void fit() { setFixedHeight(Theme::get().px(26)); }
    QWidget* row_ = nullptr;
};

}  // namespace

MainWindow::MainWindow(OpeningFunctions functions, QWidget* parent)
    : QMainWindow(parent), session_(new Session(std::move(functions), this)), registry_(new CommandRegistry(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Orrery"));
    setMinimumSize(1024, 680);
    buildBars();
    buildCentre();
    docks_ = buildDocks(*this);
    narrow_ = new NarrowLayout(*this, docks_);
    layouts_ = new LayoutHistory(*this, docks_.all());
    connect(narrow_, &NarrowLayout::adapted, layouts_, &LayoutHistory::accept);
    connectPanels();
    registry_->setUseCounts(Preferences::commandUses());
    registerCommands(*this);
    new FocusKeys(this);
    // until a person goes somewhere by key or click the window itself has the focus: else its first button shows the ring
    setFocusPolicy(Qt::ClickFocus);
    setFocus();
    connectSession();
    connectPalette();
    retranslate();
    auto* drop = new DropTarget(*this, [this](const QStringList& paths) { return describeDrop(paths); });
    connect(drop, &DropTarget::hovering, status_, &StatusBar::setNotice);
    connect(drop, &DropTarget::dropped, this, [this](const QStringList& paths, bool replace) {
        openPaths(paths, replace ? Session::Opening::Instead : Session::Opening::Beside);
    });
}

MainWindow::~MainWindow() = default;

bool MainWindow::pending() const { return session_->pending() || representation_->busy(); }

void MainWindow::buildBars() {
    auto* top = new QWidget(this);
    header_ = new HeaderBar(top);
    sessionBar_ = new SessionBar(top);
    instruction_ = new InstructionBar(sessionBar_);
    sessionBar_->setInstruction(instruction_);
    auto* rows = new QVBoxLayout(top);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(header_);
    rows->addWidget(sessionBar_);
    setMenuWidget(top);

    auto* foot = new Foot(this);
    status_ = new StatusBar(foot);
    foot->hold(status_);
    setStatusBar(foot);

    palette_ = new CommandPalette(*registry_, this);
    keys_ = new KeysSheet(*registry_, this);
    jobs_ = new JobsPopover(this);
    connect(header_, &HeaderBar::paletteRequested, this, [this] { openPalette(); });
    connect(header_, &HeaderBar::settingsRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        for (const char* id : {"view.dark", "view.light", "view.larger", "view.smaller", "view.normalSize", "view.english", "view.chinese"}) {
            menu.addAction(registry_->action(QString::fromLatin1(id)));
        }
        menu.exec(at);
    });
    connect(sessionBar_, &SessionBar::datasetMenuWanted, this, &MainWindow::fillDatasetMenu);
    connect(sessionBar_, &SessionBar::checkpointMenuWanted, this, &MainWindow::fillCheckpointMenu);
    connect(status_, &StatusBar::jobsRequested, jobs_, &JobsPopover::openAbove);
}

void MainWindow::buildCentre() {
    centre_ = new Centre(*session_, this);
    setCentralWidget(centre_);
    connect(centre_, &Centre::openRequested, this, &MainWindow::openFiles);
    connect(centre_, &Centre::pixelText, status_, &StatusBar::setPixel);
}

void MainWindow::connectPanels() {
    inspector_ = new InspectorController(*session_, *docks_.inspectorPanel, this);
    instructionController_ = new InstructionController(*session_, *instruction_, *docks_.tokensPanel, this);
    representation_ = new RepresentationController(*session_, *docks_.representationPanel, this);
    timelineController_ = new TimelineController(
        *session_, {*docks_.timelinePanel, *docks_.transport, *docks_.actionsPanel, *docks_.errorPanel}, this);
    lanes_ = new LanesController(*session_, *docks_.timelinePanel, this);
    connect(docks_.timelinePanel, &Timeline::instructionEditWanted, this, [this](int firstStep) {
        session_->setStep(firstStep);
        instruction_->focusAndSelect();
    });
    connect(docks_.timelinePanel, &Timeline::addTrackWanted, this, [this] { openPalette(QStringLiteral("+")); });
    connectLibrary();
    connectMessages();
    connect(timelineController_, &TimelineController::shownToggled, this,
            [this](Origin origin, bool shown) { centre_->frames().setDimmed(origin, !shown); });
    connect(instructionController_, &InstructionController::tokensRequested, this, [this] { showDock(*docks_.tokens); });
    connectCells();
}

void MainWindow::connectLibrary() {
    auto* library = new LibraryController(*session_, *docks_.libraryPanel, this);
    connect(library, &LibraryController::openRequested, this, &MainWindow::openFiles);
    connect(library, &LibraryController::checkpointChosen, this, [this](const QString& path) {
        chooseCheckpoint(path);
        showCheckpointReport(path);
    });
    connect(library, &LibraryController::datasetChosen, this, [this] {
        inspector_->showDataset();
        showDock(*docks_.inspector);
    });
    connect(library, &LibraryController::moreRequested, this, [this](const QPoint& at) {
        QMenu menu(this);
        for (const char* id : {"file.open", "file.openFolder", "file.closeDataset", "model.unload"}) {
            menu.addAction(registry_->action(QString::fromLatin1(id)));
        }
        menu.exec(at);
    });
}

void MainWindow::connectMessages() {
    auto* messages = new MessageController(*session_, centre_->messages(), this);
    connect(messages, &MessageController::checkpointReportRequested, this, &MainWindow::showCheckpointReport);
    connect(messages, &MessageController::datasetReportRequested, this, [this] {
        inspector_->showDataset();
        showDock(*docks_.inspector);
    });
    connect(messages, &MessageController::mappingRequested, centre_, &Centre::openMapping);
    connect(centre_, &Centre::reportRequested, this, [this] {
        if (const auto checkpoint = session_->checkpoint()) showCheckpointReport(QString::fromStdString(checkpoint->file().string()));
    });
}

void MainWindow::connectCells() {
    cells_ = new CellCommands(*session_, centre_->frames(), this);
    connect(cells_, &CellCommands::selected, inspector_, &InspectorController::showCell);
    connect(cells_, &CellCommands::provenanceWanted, this, [this](int camera, Column column) {
        inspector_->showCell(camera, column);
        showDock(*docks_.inspector);
    });
    connect(cells_, &CellCommands::saved, this, &MainWindow::tellSaved);
    charts_ = new ChartExport(*session_, this);
    const auto save = [this](SeriesChart* chart, ChartFormat format) { charts_->save(*chart, format); };
    connect(docks_.actionsPanel, &ActionsPanel::exportWanted, charts_, save);
    connect(docks_.errorPanel, &ErrorPanel::exportWanted, charts_, save);
    connect(charts_, &ChartExport::saved, this, &MainWindow::tellSaved);
    connect(docks_.timelinePanel, &Timeline::nodeChosen, inspector_, [this](const QString& branch, int step) {
        if (!branch.isEmpty()) inspector_->showBranch(branch.toInt(), step);
    });
    connect(docks_.timelinePanel, &Timeline::branchProvenanceWanted, this, [this](const QString& branch, int step) {
        inspector_->showBranch(branch.toInt(), step);
        showDock(*docks_.inspector);
    });
}

void MainWindow::connectSession() {
    followSession(*session_, *sessionBar_, *status_, *jobs_);
    connect(session_, &Session::opened, this, &Preferences::addRecent);  // what cannot be opened is not offered again
    connect(session_, &Session::datasetChanged, this, &MainWindow::updateReasons);
    connect(session_, &Session::checkpointChanged, this, &MainWindow::updateReasons);
    connect(session_, &Session::modelChanged, this, &MainWindow::updateReasons);
    connect(layouts_, &LayoutHistory::changed, this, &MainWindow::updateReasons);
    connect(&session_->markers(), &Markers::changed, this, &MainWindow::updateReasons);
    connect(&session_->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateUndo);
    connect(session_, &Session::episodeChanged, this, [this] {
        // a height that a person chose stays from episode to episode
        const bool open = session_->dataset() != nullptr;
        if (docks_.transport->isHidden() == open) sizeTimeline(*this, docks_, open);
        updateReasons();
    });
    connect(docks_.timelinePanel, &Timeline::lanesGrew, this, [this] {
        const Timeline& timeline = *docks_.timelinePanel;
        if (session_->dataset() && timeline.height() < timeline.sizeHint().height()) sizeTimeline(*this, docks_, true);
    });
}

void MainWindow::updateReasons() {
    const QString noDataset = session_->dataset() ? QString() : tr("No dataset is open");
    registry_->setReason(QStringLiteral("window.undoLayout"), layouts_->canUndo() ? QString() : tr("The layout has not changed"));
    const QString noModel = session_->card() ? QString() : tr("No checkpoint is open");
    // what no model can be made of can be closed too
    const QString noCheckpoint = session_->checkpoint() ? QString() : tr("No checkpoint is open");
    registry_->setReason(QStringLiteral("model.unload"), noCheckpoint);
    registry_->setReason(QStringLiteral("file.close"), session_->dataset() || session_->checkpoint() ? QString() : tr("Nothing is open"));
    for (QAction* action : registry_->actions()) {
        const QString id = CommandRegistry::id(action);
        const bool model = id.startsWith(QLatin1String("model.")) && id != QLatin1String("model.stop") && id != QLatin1String("model.unload");
        const bool needsDataset = id.startsWith(QLatin1String("playback.")) || id.startsWith(QLatin1String("timeline.")) ||
                                  id.startsWith(QLatin1String("edit.")) ||
                                  id == QLatin1String("file.closeDataset") || id == QLatin1String("file.nextDataset");
        if (model || id == QLatin1String("branch.run") || id == QLatin1String("branch.instruction")) registry_->setReason(id, noModel);
        if (needsDataset) registry_->setReason(id, noDataset);
    }
    if (session_->dataset() && session_->markers().here().isEmpty()) {
        for (const char* id : {"playback.nextMarker", "playback.renameMarker"}) registry_->setReason(QLatin1String(id), tr("This episode has no marker"));
    }
    updateUndo();
}

void MainWindow::updateUndo() {
    const QUndoStack& done = session_->undoStack();
    registry_->retitle(QStringLiteral("edit.undo"));
    registry_->retitle(QStringLiteral("edit.redo"));
    registry_->setReason(QStringLiteral("edit.undo"), done.canUndo() ? QString() : tr("Nothing here can be undone"));
    registry_->setReason(QStringLiteral("edit.redo"), done.canRedo() ? QString() : tr("Nothing was undone"));
}

void MainWindow::retranslate() {
    for (DockFrame* dock : docks_.all()) dock->retranslate();
    narrow_->retranslate();
    registry_->retranslate();
    buildMenus(*this, *header_->menuBar());
    writeSession(*session_, *sessionBar_, *status_, *jobs_);
    updateReasons();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && docks_.library) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    narrow_->adapt();
}

void MainWindow::start(const Options& options, bool remember) {
    const QString theme = options.theme.isEmpty() && remember ? Preferences::theme() : options.theme;
    if (!theme.isEmpty()) Theme::get().setScheme(theme == QLatin1String("light") ? Scheme::Light : Scheme::Dark);
    resize(options.size);
    resetLayout(*this, docks_);
    session_->setLoadOptions(options.load);
    session_->setMappingMemory({[](const QString& key) { return Preferences::value(QStringLiteral("mapping/") + key); },
                                [](const QString& key, const QByteArray& json) { Preferences::setValue(QStringLiteral("mapping/") + key, json); }});
    session_->setStart({options.episode, options.step, options.instruction});
    // sizes take hold once the window is laid out
    QTimer::singleShot(0, this, [this] {
        resetDocks();
        layouts_->begin();
    });
    if (!options.paths.isEmpty()) return openPaths(options.paths);
    if (!remember || !QFileInfo::exists(lastSessionPath())) return;
    if (auto last = readSession(lastSessionPath())) restore(*last);
}

void MainWindow::openPaths(const QStringList& paths, Session::Opening how) {
    QStringList files;
    for (const QString& path : paths) {
        if (!looksLikeSession(path)) {
            files.append(path);
            continue;
        }
        if (auto saved = readSession(path)) restore(*saved);
        else status_->showMessage(QString::fromStdString(saved.error().message));
    }
    if (!files.isEmpty()) session_->open(files, how);
    raise();
    activateWindow();
}

QString MainWindow::describeDrop(const QStringList& paths) const {
    QStringList sentences;
    for (const QString& path : paths) {
        const PathKind kind = session_->opener().kindOf(path);
        if (kind.kind == PathKind::Kind::Dataset) sentences.append(tr("Opens as dataset: %1").arg(kind.title));
        if (kind.kind == PathKind::Kind::Checkpoint) sentences.append(tr("Opens as checkpoint"));
    }
    sentences.removeDuplicates();
    return sentences.isEmpty() ? tr("Nothing here can be opened") : sentences.join(QStringLiteral(" · "));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    Preferences::setCommandUses(registry_->useCounts());
    if (session_->dataset() || session_->checkpoint()) writeSessionTo(lastSessionPath());
    event->accept();
}

}  // namespace orrery
