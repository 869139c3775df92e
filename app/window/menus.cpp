#include "app/window/menus.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <string_view>

#include "app/window/main_window.h"
#include "app/window/preferences.h"
#include "widgets/shell/command_registry.h"

namespace orrery {
namespace {

struct MenuLine {
    const char* title;
    QList<const char*> ids;  ///< An empty id is a separator.
};

QList<MenuLine> lines() {
    return {
        {QT_TRANSLATE_NOOP("Commands", "File"), {"file.open", "file.openFolder", "", "file.saveSession", "file.saveSessionAs", "",
                                                 "file.savePicture", "file.picturesFolder", "", "file.nextDataset", "file.close", "file.quit"}},
        {QT_TRANSLATE_NOOP("Commands", "Edit"), {"edit.undo", "edit.redo", "", "edit.copyPicture", "edit.copyCaptioned", "edit.copyReference", "edit.copyJson", "edit.saveFrame",
                                                 "edit.provenance", "", "window.filter"}},
        {QT_TRANSLATE_NOOP("Commands", "View"), {"view.inspect", "view.palette", "", "view.dark", "view.light", "", "view.larger", "view.smaller",
                                                 "view.normalSize", "", "frames.grid", "frames.wipe", "frames.flip", "frames.errorMode", "frames.absolute", "frames.signed",
                                                 "frames.squared", "frames.structural", "frames.pin", "frames.sampling", "frames.fit", "frames.oneToOne", "frames.twoToOne", "", "timeline.addTrack", "timeline.showLanes", "", "view.english", "view.chinese", "", "view.fullScreen"}},
        {QT_TRANSLATE_NOOP("Commands", "Playback"),
         {"playback.play", "playback.step", "playback.next", "playback.previous", "playback.ahead", "playback.back", "playback.first",
          "playback.last", "", "playback.backwards", "playback.halt", "playback.forwards", "playback.faster", "playback.slower",
          "playback.normalSpeed", "", "playback.markIn", "playback.markOut", "playback.goIn", "playback.goOut", "playback.clearRange",
          "playback.repeat", "playback.pingPong", "", "playback.marker", "playback.nextMarker", "playback.renameMarker", "", "playback.largestError", "playback.nextPeak", "playback.nextEvent", "playback.previousEvent",
          "playback.goToStep", "", "playback.nextEpisode", "playback.previousEpisode", "", "timeline.in", "timeline.out", "timeline.fit"}},
        {QT_TRANSLATE_NOOP("Commands", "Model"), {"model.predictHere", "model.predictEpisode", "model.longerHorizon", "model.shorterHorizon", "model.stop", "", "frames.mapping", "model.unload"}},
        {QT_TRANSLATE_NOOP("Commands", "Branch"), {"branch.instruction", "branch.run", "branch.rename", "branch.delete"}},
        {QT_TRANSLATE_NOOP("Commands", "Window"),
         {"window.library", "window.representation", "window.inspector", "window.actions", "window.error", "window.timeline", "window.tokens",
          "window.jobs", "", "window.docks", "window.reset", "window.undoLayout"}},
        {QT_TRANSLATE_NOOP("Commands", "Help"), {"help.keys", "help.about"}},
    };
}

void addRecent(MainWindow& window, QMenu& file) {
    auto* recent = new QMenu(QCoreApplication::translate("Commands", "Open recent"), &file);
    QObject::connect(recent, &QMenu::aboutToShow, &window, [&window, recent] {
        recent->clear();
        for (const QString& path : Preferences::recent()) recent->addAction(path, &window, [&window, path] { window.openPaths({path}); });
    });
    recent->setEnabled(!Preferences::recent().isEmpty());
    QObject::connect(&file, &QMenu::aboutToShow, recent, [recent] { recent->setEnabled(!Preferences::recent().isEmpty()); });
    file.insertMenu(file.actions().at(2), recent);
}

}  // namespace

void buildMenus(MainWindow& window, QMenuBar& bar) {
    bar.clear();
    for (const MenuLine& line : lines()) {
        QMenu* menu = bar.addMenu(QCoreApplication::translate("Commands", line.title));
        for (const char* id : line.ids) {
            if (*id == 0) menu->addSeparator();
            else menu->addAction(window.registry().action(QString::fromLatin1(id)));
        }
        if (std::string_view(line.ids.first()) == "file.open") addRecent(window, *menu);
    }
}

}  // namespace orrery
