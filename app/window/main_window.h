#pragma once

#include <QMainWindow>
#include <memory>
#include <vector>

#include "app/window/docks.h"
#include "app/window/options.h"
#include "widgets/bridge/session.h"

class QMenu;

namespace orrery {

class CellCommands;
class ChartExport;
class LayoutHistory;
class NarrowLayout;
class Centre;
class CommandPalette;
class CommandRegistry;
class HeaderBar;
class InspectorController;
class InstructionBar;
class InstructionController;
class JobsPopover;
class KeysSheet;
class LanesController;
class RepresentationController;
class SessionBar;
class StatusBar;
class TimelineController;
struct PaletteRow;
struct SessionState;

/// The window: header, session bar, docks about a centre, status bar. It makes objects and connects them.
class MainWindow : public QMainWindow {
    Q_OBJECT
    Q_PROPERTY(QString workspace READ workspace)
    Q_PROPERTY(QString keymap READ keymap)
    Q_PROPERTY(bool pending READ pending)
public:
    explicit MainWindow(OpeningFunctions functions = realOpening(), QWidget* parent = nullptr);
    ~MainWindow() override;

    QString workspace() const { return QStringLiteral("inspect"); }
    QString keymap() const { return QStringLiteral("Review"); }
    /// Something that a person waits for is not there yet; filling an episode in the background does not count.
    bool pending() const;

    CommandRegistry& registry() { return *registry_; }
    Session& session() { return *session_; }
    const Docks& docks() const { return docks_; }
    Centre& centre() { return *centre_; }
    InstructionBar& instruction() { return *instruction_; }
    TimelineController& timelineController() { return *timelineController_; }
    LanesController& lanes() { return *lanes_; }
    StatusBar& status() { return *status_; }
    CellCommands& cells() { return *cells_; }
    ChartExport& charts() { return *charts_; }
    LayoutHistory& layouts() { return *layouts_; }
    NarrowLayout& narrow() { return *narrow_; }

    /// Size, theme, files and instruction of the command line. With `remember` the stored theme counts where no option
    /// says otherwise, and without paths the last session comes back.
    void start(const Options& options, bool remember);
    /// Datasets, checkpoints and sessions, whatever their order.
    void openPaths(const QStringList& paths, Session::Opening how = Session::Opening::Beside);

    // what commands do
    void openFiles();
    void openFolder();
    void saveSession();
    void saveSessionAs();
    void savePicture();
    void choosePicturesFolder();
    void openPalette(const QString& text = {});
    void openKeys();
    void openJobs();
    void openAbout();
    void chooseTheme(const QString& theme);
    void chooseScale(double scale);
    void chooseLanguage(const QString& code);
    void showDock(DockFrame& dock);
    /// Closes the checkpoint that was chosen in the Library, else the shown dataset, else the current checkpoint.
    void closeItem();
    void toggleDocks();
    void resetDocks();
    /// H: +1, Shift+H: −1 among the horizons that the model predicts; the status bar says when there is no other.
    void stepHorizon(int direction);
    /// F2: the current branch, else the marker under the playhead.
    void renameBranch();
    void renameMarker();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildBars();
    void buildCentre();
    void connectSession();
    void connectPanels();
    void connectLibrary();
    void connectMessages();
    void connectCells();
    void connectPalette();
    void retranslate();
    void fillDatasetMenu(QMenu* menu);
    void fillCheckpointMenu(QMenu* menu);
    void addRecent(QMenu* menu);
    std::size_t placeOfCheckpoint(const QString& path) const;
    void chooseCheckpoint(const QString& path);
    void showCheckpointReport(const QString& path);
    std::vector<PaletteRow> checkpointRows();
    void updateReasons();
    void updateUndo();
    void writeSessionTo(const QString& path);
    void tellSaved(const Result<QString>& path);
    SessionState state() const;
    void restore(const SessionState& state);
    QString describeDrop(const QStringList& paths) const;

    Session* session_;
    CommandRegistry* registry_;
    HeaderBar* header_ = nullptr;
    SessionBar* sessionBar_ = nullptr;
    InstructionBar* instruction_ = nullptr;
    StatusBar* status_ = nullptr;
    Centre* centre_ = nullptr;
    CellCommands* cells_ = nullptr;
    ChartExport* charts_ = nullptr;
    LayoutHistory* layouts_ = nullptr;
    NarrowLayout* narrow_ = nullptr;
    Docks docks_{};
    CommandPalette* palette_ = nullptr;
    KeysSheet* keys_ = nullptr;
    JobsPopover* jobs_ = nullptr;
    TimelineController* timelineController_ = nullptr;
    LanesController* lanes_ = nullptr;
    InstructionController* instructionController_ = nullptr;
    InspectorController* inspector_ = nullptr;
    RepresentationController* representation_ = nullptr;
    QByteArray docksShown_;  ///< layout before F9 hid all docks
    QString sessionPath_;
};

}  // namespace orrery
