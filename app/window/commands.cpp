#include "app/window/commands.h"

#include <QCoreApplication>
#include <QUndoStack>

#include "app/window/centre.h"
#include "app/window/docks.h"
#include "app/window/layout_history.h"
#include "app/window/main_window.h"
#include "app/window/controllers/cell_commands.h"
#include "app/window/controllers/frames_controller.h"
#include "app/window/controllers/lanes_controller.h"
#include "app/window/controllers/timeline_controller.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/library_panel.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/dock_frame.h"
#include "widgets/shell/held_key.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

namespace orrery {
namespace {

/// A command in one line: id, title, category, icon, keys.
struct Line {
    const char* id;
    const char* title;
    const char* category;
    const char* icon;
    const char* keys;  ///< Separated by spaces.
};

QList<QKeySequence> keysOf(const char* keys) {
    QList<QKeySequence> list;
    for (const QString& key : QString::fromLatin1(keys).split(u' ', Qt::SkipEmptyParts)) list.append(QKeySequence(key));
    return list;
}

void add(MainWindow& window, const Line& line, std::function<void()> run, bool checkable = false) {
    auto words = [](const char* text) { return [text] { return QCoreApplication::translate("Commands", text); }; };
    window.registry().add({QString::fromLatin1(line.id), words(line.title), words(line.category), QString::fromLatin1(line.icon),
                           keysOf(line.keys), checkable}, std::move(run));
}

void addFile(MainWindow& w) {
    const char* file = QT_TRANSLATE_NOOP("Commands", "File");
    add(w, {"file.open", QT_TRANSLATE_NOOP("Commands", "Open…"), file, "folder-open", "Ctrl+O"}, [&w] { w.openFiles(); });
    add(w, {"file.openFolder", QT_TRANSLATE_NOOP("Commands", "Open folder…"), file, "folder-open", "Ctrl+Shift+O"}, [&w] { w.openFolder(); });
    add(w, {"file.saveSession", QT_TRANSLATE_NOOP("Commands", "Save session"), file, "session", "Ctrl+S"}, [&w] { w.saveSession(); });
    add(w, {"file.saveSessionAs", QT_TRANSLATE_NOOP("Commands", "Save session as…"), file, "session", "Ctrl+Shift+S"}, [&w] { w.saveSessionAs(); });
    add(w, {"file.savePicture", QT_TRANSLATE_NOOP("Commands", "Save picture of the frames"), file, "snapshot", "F12"}, [&w] { w.savePicture(); });
    add(w, {"file.picturesFolder", QT_TRANSLATE_NOOP("Commands", "Choose the folder of pictures…"), file, "folder-open", ""}, [&w] { w.choosePicturesFolder(); });
    add(w, {"file.close", QT_TRANSLATE_NOOP("Commands", "Close"), file, "close", "Ctrl+W"}, [&w] { w.closeItem(); });
    add(w, {"file.closeDataset", QT_TRANSLATE_NOOP("Commands", "Close dataset"), file, "close", ""}, [&w] { w.session().closeDataset(); });
    add(w, {"file.nextDataset", QT_TRANSLATE_NOOP("Commands", "Next open dataset"), file, "dataset", "Ctrl+Tab"}, [&w] { w.session().showNextDataset(); });
    add(w, {"file.quit", QT_TRANSLATE_NOOP("Commands", "Quit"), file, "", "Ctrl+Q"}, [&w] { w.close(); });
}

void addView(MainWindow& w) {
    const char* view = QT_TRANSLATE_NOOP("Commands", "View");
    add(w, {"view.inspect", QT_TRANSLATE_NOOP("Commands", "Inspect"), view, "eye", "Ctrl+1"}, [] {});
    add(w, {"view.palette", QT_TRANSLATE_NOOP("Commands", "Search commands"), view, "search", "Ctrl+K Ctrl+P Ctrl+Shift+P"}, [&w] { w.openPalette(); });
    add(w, {"view.dark", QT_TRANSLATE_NOOP("Commands", "Dark theme"), view, "theme", ""}, [&w] { w.chooseTheme(QStringLiteral("dark")); });
    add(w, {"view.light", QT_TRANSLATE_NOOP("Commands", "Light theme"), view, "theme", ""}, [&w] { w.chooseTheme(QStringLiteral("light")); });
    add(w, {"view.larger", QT_TRANSLATE_NOOP("Commands", "Larger interface"), view, "zoom-in", "Ctrl+="}, [&w] { w.chooseScale(Theme::get().scale() + 0.1); });
    add(w, {"view.smaller", QT_TRANSLATE_NOOP("Commands", "Smaller interface"), view, "zoom-out", "Ctrl+-"}, [&w] { w.chooseScale(Theme::get().scale() - 0.1); });
    add(w, {"view.normalSize", QT_TRANSLATE_NOOP("Commands", "Interface at 100 %"), view, "fit", "Ctrl+0"}, [&w] { w.chooseScale(1); });
    add(w, {"view.english", QT_TRANSLATE_NOOP("Commands", "English"), view, "language", ""}, [&w] { w.chooseLanguage(QStringLiteral("en")); });
    add(w, {"view.chinese", QT_TRANSLATE_NOOP("Commands", "Simplified Chinese"), view, "language", ""}, [&w] { w.chooseLanguage(QStringLiteral("zh_CN")); });
    add(w, {"view.fullScreen", QT_TRANSLATE_NOOP("Commands", "Full screen"), view, "present", "F11"}, [&w] { w.setWindowState(w.windowState() ^ Qt::WindowFullScreen); });
}

void addPlayback(MainWindow& w) {
    const char* playback = QT_TRANSLATE_NOOP("Commands", "Playback");
    auto by = [&w](qint64 steps) { return [&w, steps] { w.session().setStep(w.session().step() + steps); }; };
    Timeline& timeline = *w.docks().timelinePanel;
    auto* stopKey = new HeldKey(Qt::Key_K, &w);  // with K down, J and L move one step
    auto shuttle = [&w, stopKey](PlaybackClock::Shuttle key) { return [&w, stopKey, key] { w.session().player().shuttle(key, stopKey->held()); }; };
    add(w, {"playback.play", QT_TRANSLATE_NOOP("Commands", "Play or pause"), playback, "play", "Space"}, [&w] { w.session().player().togglePlay(); });
    add(w, {"playback.step", QT_TRANSLATE_NOOP("Commands", "Step"), playback, "step-forward", "."}, [&w] { w.session().stepOnce(); });
    add(w, {"playback.next", QT_TRANSLATE_NOOP("Commands", "Next step"), playback, "step-forward", "Right"}, by(1));
    add(w, {"playback.previous", QT_TRANSLATE_NOOP("Commands", "Previous step"), playback, "step-back", ", Left"}, by(-1));
    add(w, {"playback.ahead", QT_TRANSLATE_NOOP("Commands", "10 steps ahead"), playback, "step-forward", "Shift+Right"}, by(10));
    add(w, {"playback.back", QT_TRANSLATE_NOOP("Commands", "10 steps back"), playback, "step-back", "Shift+Left"}, by(-10));
    add(w, {"playback.nextEvent", QT_TRANSLATE_NOOP("Commands", "Next event"), playback, "target", "Ctrl+Right"}, [&w] { w.timelineController().goToEvent(1); });
    add(w, {"playback.previousEvent", QT_TRANSLATE_NOOP("Commands", "Previous event"), playback, "target", "Ctrl+Left"}, [&w] { w.timelineController().goToEvent(-1); });
    add(w, {"playback.first", QT_TRANSLATE_NOOP("Commands", "First step"), playback, "to-start", "Home"}, [&w] { w.session().setStep(0); });
    add(w, {"playback.last", QT_TRANSLATE_NOOP("Commands", "Last step"), playback, "to-end", "End"}, [&w] { w.session().setStep(w.session().length() - 1); });
    add(w, {"playback.backwards", QT_TRANSLATE_NOOP("Commands", "Play backwards"), playback, "play", "J"}, shuttle(PlaybackClock::Shuttle::Back));
    add(w, {"playback.halt", QT_TRANSLATE_NOOP("Commands", "Stop playing"), playback, "pause", "K"}, shuttle(PlaybackClock::Shuttle::Stop));
    add(w, {"playback.forwards", QT_TRANSLATE_NOOP("Commands", "Play forwards"), playback, "play", "L"}, shuttle(PlaybackClock::Shuttle::Forward));
    add(w, {"playback.faster", QT_TRANSLATE_NOOP("Commands", "Faster"), playback, "speed", "] Alt+Up"}, [&w] { w.session().player().faster(); });
    add(w, {"playback.slower", QT_TRANSLATE_NOOP("Commands", "Slower"), playback, "speed", "[ Alt+Down"}, [&w] { w.session().player().slower(); });
    add(w, {"playback.normalSpeed", QT_TRANSLATE_NOOP("Commands", "Normal speed"), playback, "speed", "Backspace"}, [&w] { w.session().player().setSpeed(1); });
    add(w, {"playback.markIn", QT_TRANSLATE_NOOP("Commands", "Set in"), playback, "mark-in", "I"}, [&timeline] { timeline.markIn(); });
    add(w, {"playback.markOut", QT_TRANSLATE_NOOP("Commands", "Set out"), playback, "mark-out", "O"}, [&timeline] { timeline.markOut(); });
    add(w, {"playback.goIn", QT_TRANSLATE_NOOP("Commands", "Go to in"), playback, "mark-in", "Shift+I"}, [&w, &timeline] { if (timeline.loopIn() >= 0) w.session().setStep(timeline.loopIn()); });
    add(w, {"playback.goOut", QT_TRANSLATE_NOOP("Commands", "Go to out"), playback, "mark-out", "Shift+O"}, [&w, &timeline] { if (timeline.loopOut() >= 0) w.session().setStep(timeline.loopOut()); });
    add(w, {"playback.clearRange", QT_TRANSLATE_NOOP("Commands", "Clear in and out"), playback, "reject", "Alt+X"}, [&timeline] { timeline.clearLoop(); });
    add(w, {"playback.repeat", QT_TRANSLATE_NOOP("Commands", "Repeat in to out"), playback, "loop", "R"}, [&w] { w.session().player().setRepeat(!w.session().player().clock().repeat()); });
    add(w, {"playback.pingPong", QT_TRANSLATE_NOOP("Commands", "Repeat forth and back"), playback, "loop", ""}, [&w] { w.session().player().setPingPong(!w.session().player().clock().pingPong()); });
    add(w, {"playback.marker", QT_TRANSLATE_NOOP("Commands", "Set or remove a marker"), playback, "label", "M"}, [&w] { w.lanes().toggleMarker(); });
    add(w, {"playback.nextMarker", QT_TRANSLATE_NOOP("Commands", "Go to the next marker"), playback, "label", "Shift+M"}, [&w] { w.lanes().goToNextMarker(); });
    add(w, {"playback.renameMarker", QT_TRANSLATE_NOOP("Commands", "Rename the marker"), playback, "label", ""}, [&w] { w.renameMarker(); });
    add(w, {"playback.largestError", QT_TRANSLATE_NOOP("Commands", "Go to the step with the largest error"), playback, "target", "G"}, [&w] { w.timelineController().goToLargestError(); });
    add(w, {"playback.nextPeak", QT_TRANSLATE_NOOP("Commands", "Go to the next error peak"), playback, "chevron-right", "Shift+G"}, [&w] { w.timelineController().goToNextPeak(); });
    add(w, {"playback.goToStep", QT_TRANSLATE_NOOP("Commands", "Go to step…"), playback, "target", ""}, [&w] { w.openPalette(QStringLiteral("#")); });
    add(w, {"playback.nextEpisode", QT_TRANSLATE_NOOP("Commands", "Next episode"), playback, "episode", "Down"}, [&w] { w.docks().libraryPanel->stepEpisode(1); });
    add(w, {"playback.previousEpisode", QT_TRANSLATE_NOOP("Commands", "Previous episode"), playback, "episode", "Up"}, [&w] { w.docks().libraryPanel->stepEpisode(-1); });
    const char* time = QT_TRANSLATE_NOOP("Commands", "Timeline");
    add(w, {"timeline.in", QT_TRANSLATE_NOOP("Commands", "Zoom in on time"), time, "zoom-in", "="}, [&timeline] { timeline.zoomIn(); });
    add(w, {"timeline.out", QT_TRANSLATE_NOOP("Commands", "Zoom out of time"), time, "zoom-out", "-"}, [&timeline] { timeline.zoomOut(); });
    add(w, {"timeline.fit", QT_TRANSLATE_NOOP("Commands", "Fit the episode"), time, "fit", "\\"}, [&timeline] { timeline.fit(); });
    add(w, {"timeline.addTrack", QT_TRANSLATE_NOOP("Commands", "Add track…"), time, "plus", ""}, [&w] { w.openPalette(QStringLiteral("+")); });
    add(w, {"timeline.showLanes", QT_TRANSLATE_NOOP("Commands", "Show all lanes"), time, "eye", ""}, [&timeline] { timeline.showAllLanes(); });
}

void addFrames(MainWindow& w) {
    const char* frames = QT_TRANSLATE_NOOP("Commands", "Frames");
    FrameArea& area = w.centre().frames();
    auto mode = [&w](ErrorMode one) { return [&w, one] { w.centre().controller().setErrorMode(one); }; };
    add(w, {"frames.grid", QT_TRANSLATE_NOOP("Commands", "Frames side by side"), frames, "grid", ""}, [&area] { area.setLayoutMode(FrameLayout::Grid); });
    add(w, {"frames.wipe", QT_TRANSLATE_NOOP("Commands", "Wipe between truth and prediction"), frames, "wipe", "W"}, [&area] { area.toggleWipe(); });
    add(w, {"frames.flip", QT_TRANSLATE_NOOP("Commands", "Flip truth and prediction in place"), frames, "flip", "T"}, [&area] { area.toggleFlip(); });
    add(w, {"frames.errorMode", QT_TRANSLATE_NOOP("Commands", "Next way to show the error"), frames, "difference", "D"}, [&area] { area.cycleErrorMode(); });
    add(w, {"frames.absolute", QT_TRANSLATE_NOOP("Commands", "Show error as absolute difference"), frames, "difference", ""}, mode(ErrorMode::Absolute));
    add(w, {"frames.signed", QT_TRANSLATE_NOOP("Commands", "Show error as signed difference"), frames, "difference", ""}, mode(ErrorMode::Signed));
    add(w, {"frames.squared", QT_TRANSLATE_NOOP("Commands", "Show error as squared difference"), frames, "difference", ""}, mode(ErrorMode::Squared));
    add(w, {"frames.structural", QT_TRANSLATE_NOOP("Commands", "Show error as structural difference"), frames, "difference", ""}, mode(ErrorMode::Structural));
    add(w, {"frames.pin", QT_TRANSLATE_NOOP("Commands", "Pin the step as reference"), frames, "pin", "P"}, [&area] { area.togglePin(); });
    add(w, {"frames.sampling", QT_TRANSLATE_NOOP("Commands", "Nearest or linear sampling"), frames, "grid", "V"}, [&area] { area.toggleSampling(); });
    add(w, {"frames.fit", QT_TRANSLATE_NOOP("Commands", "Fit the frames"), frames, "fit", "F"}, [&area] { area.fit(); });
    add(w, {"frames.oneToOne", QT_TRANSLATE_NOOP("Commands", "Frames at 1:1"), frames, "zoom-in", "Z"}, [&area] { area.oneToOne(); });
    add(w, {"frames.twoToOne", QT_TRANSLATE_NOOP("Commands", "Frames at 2:1"), frames, "zoom-in", "Shift+Z"}, [&area] { area.twoToOne(); });
    add(w, {"frames.mapping", QT_TRANSLATE_NOOP("Commands", "Choose the inputs of the model…"), QT_TRANSLATE_NOOP("Commands", "Model"), "camera", ""}, [&w] { w.centre().openMapping(); });
}

/// Their titles say what is undone: "Undo remove marker".
void addHistory(MainWindow& w) {
    auto edit = [] { return QCoreApplication::translate("Commands", "Edit"); };
    QUndoStack& done = w.session().undoStack();
    auto undo = [&done] { return done.canUndo() ? QCoreApplication::translate("Commands", "Undo %1").arg(done.undoText()) : QCoreApplication::translate("Commands", "Undo"); };
    auto redo = [&done] { return done.canRedo() ? QCoreApplication::translate("Commands", "Redo %1").arg(done.redoText()) : QCoreApplication::translate("Commands", "Redo"); };
    w.registry().add({QStringLiteral("edit.undo"), undo, edit, QStringLiteral("undo"), keysOf("Ctrl+Z")}, [&done] { done.undo(); });
    w.registry().add({QStringLiteral("edit.redo"), redo, edit, QStringLiteral("redo"), keysOf("Ctrl+Shift+Z Ctrl+Y")}, [&done] { done.redo(); });
}

void addEdit(MainWindow& w) {
    const char* edit = QT_TRANSLATE_NOOP("Commands", "Edit");
    addHistory(w);
    auto cell = [&w](const char* command) { return [&w, command] { w.cells().runCurrent(QLatin1String(command)); }; };
    add(w, {"edit.copyPicture", QT_TRANSLATE_NOOP("Commands", "Copy picture"), edit, "copy", "Ctrl+C"}, cell("copyPicture"));
    add(w, {"edit.copyCaptioned", QT_TRANSLATE_NOOP("Commands", "Copy picture with caption"), edit, "copy", ""}, cell("copyCaptioned"));
    add(w, {"edit.copyReference", QT_TRANSLATE_NOOP("Commands", "Copy step reference"), edit, "copy", "Ctrl+Shift+C"}, cell("copyReference"));
    add(w, {"edit.copyJson", QT_TRANSLATE_NOOP("Commands", "Copy provenance as JSON"), edit, "copy", "Ctrl+Alt+C"}, cell("copyJson"));
    add(w, {"edit.saveFrame", QT_TRANSLATE_NOOP("Commands", "Save the frame as a picture…"), edit, "snapshot", ""}, cell("save"));
    add(w, {"edit.provenance", QT_TRANSLATE_NOOP("Commands", "Show where the frame comes from"), edit, "info", ""}, cell("provenance"));
}

void addModel(MainWindow& w) {
    const char* model = QT_TRANSLATE_NOOP("Commands", "Model");
    add(w, {"model.predictHere", QT_TRANSLATE_NOOP("Commands", "Predict from here"), model, "imagination", ""}, [&w] { w.session().predictHere(); });
    add(w, {"model.predictEpisode", QT_TRANSLATE_NOOP("Commands", "Predict episode"), model, "imagination", ""}, [&w] { w.session().fillEpisode(); });
    add(w, {"model.longerHorizon", QT_TRANSLATE_NOOP("Commands", "Longer horizon"), model, "horizon", "H"}, [&w] { w.stepHorizon(1); });
    add(w, {"model.shorterHorizon", QT_TRANSLATE_NOOP("Commands", "Shorter horizon"), model, "horizon", "Shift+H"}, [&w] { w.stepHorizon(-1); });
    add(w, {"model.stop", QT_TRANSLATE_NOOP("Commands", "Stop"), model, "stop", "Esc"}, [&w] { w.session().stop(); });
    add(w, {"model.unload", QT_TRANSLATE_NOOP("Commands", "Unload"), model, "close", ""}, [&w] { w.session().closeCheckpoint(); });
    const char* branch = QT_TRANSLATE_NOOP("Commands", "Branch");
    add(w, {"branch.instruction", QT_TRANSLATE_NOOP("Commands", "Edit instruction…"), branch, "instruction", "Ctrl+L"}, [&w] { w.instruction().focusAndSelect(); });
    add(w, {"branch.run", QT_TRANSLATE_NOOP("Commands", "Run the instruction as a branch"), branch, "branch", "Ctrl+Return"}, [&w] { w.instruction().run(); });
    add(w, {"branch.rename", QT_TRANSLATE_NOOP("Commands", "Rename branch"), branch, "label", "F2"}, [&w] { w.renameBranch(); });
    add(w, {"branch.delete", QT_TRANSLATE_NOOP("Commands", "Delete branch"), branch, "close", "Del"}, [&w] { if (w.session().branch() > 0) w.session().removeBranch(w.session().branch()); });
}

void addWindow(MainWindow& w) {
    const char* windows = QT_TRANSLATE_NOOP("Commands", "Window");
    const Docks& docks = w.docks();
    auto show = [&w](DockFrame* dock) { return [&w, dock] { w.showDock(*dock); }; };
    add(w, {"window.library", QT_TRANSLATE_NOOP("Commands", "Show Library"), windows, "episode", "Ctrl+Shift+L"}, show(docks.library));
    add(w, {"window.representation", QT_TRANSLATE_NOOP("Commands", "Show Representation"), windows, "patches", "Ctrl+Shift+R"}, show(docks.representation));
    add(w, {"window.inspector", QT_TRANSLATE_NOOP("Commands", "Show Inspector"), windows, "info", "Ctrl+Shift+I"}, show(docks.inspector));
    add(w, {"window.actions", QT_TRANSLATE_NOOP("Commands", "Show Actions"), windows, "chart", "Ctrl+Shift+A"}, show(docks.actions));
    add(w, {"window.error", QT_TRANSLATE_NOOP("Commands", "Show the Error chart"), windows, "chart", "Ctrl+Shift+E"}, show(docks.error));
    add(w, {"window.timeline", QT_TRANSLATE_NOOP("Commands", "Show Timeline"), windows, "horizon", "Ctrl+Shift+T"}, show(docks.timeline));
    add(w, {"window.tokens", QT_TRANSLATE_NOOP("Commands", "Show Tokens"), windows, "tokens", "Ctrl+Shift+K"}, show(docks.tokens));
    add(w, {"window.jobs", QT_TRANSLATE_NOOP("Commands", "Show jobs and their errors"), windows, "jobs", "Ctrl+Shift+J"}, [&w] { w.openJobs(); });
    add(w, {"window.docks", QT_TRANSLATE_NOOP("Commands", "Hide or return all docks"), windows, "eye-off", "F9"}, [&w] { w.toggleDocks(); });
    add(w, {"window.filter", QT_TRANSLATE_NOOP("Commands", "Find in Library"), QT_TRANSLATE_NOOP("Commands", "Edit"), "search", "Ctrl+F"}, [&w] {
        w.showDock(*w.docks().library);
        w.docks().libraryPanel->focusFilter();
    });
    add(w, {"window.reset", QT_TRANSLATE_NOOP("Commands", "Reset layout"), windows, "grid", ""}, [&w] { w.resetDocks(); });
    add(w, {"window.undoLayout", QT_TRANSLATE_NOOP("Commands", "Undo layout change"), windows, "undo", ""}, [&w] { w.layouts().undo(); });
    const char* help = QT_TRANSLATE_NOOP("Commands", "Help");
    add(w, {"help.keys", QT_TRANSLATE_NOOP("Commands", "Keys"), help, "keyboard", "F1"}, [&w] { w.openKeys(); });
    add(w, {"help.about", QT_TRANSLATE_NOOP("Commands", "About Orrery"), help, "orrery", ""}, [&w] { w.openAbout(); });
}

}  // namespace

void registerCommands(MainWindow& window) {
    addFile(window);
    addView(window);
    addPlayback(window);
    addFrames(window);
    addEdit(window);
    addModel(window);
    addWindow(window);
}

}  // namespace orrery
