#pragma once

#include <QList>

class QMainWindow;

namespace orrery {

class ActionsPanel;
class DockFrame;
class ErrorPanel;
class InspectorPanel;
class LibraryPanel;
class RepresentationPanel;
class Timeline;
class TokensPanel;
class TransportBar;

/// The panels of Inspect and the docks that hold them.
struct Docks {
    DockFrame *library, *representation, *inspector, *actions, *error, *tokens, *timeline;
    LibraryPanel* libraryPanel;
    RepresentationPanel* representationPanel;
    InspectorPanel* inspectorPanel;
    ActionsPanel* actionsPanel;
    ErrorPanel* errorPanel;
    TokensPanel* tokensPanel;
    Timeline* timelinePanel;
    TransportBar* transport;

    QList<DockFrame*> all() const { return {library, representation, inspector, actions, error, tokens, timeline}; }
};

/// Makes docks and panels; the window places them with resetLayout().
Docks buildDocks(QMainWindow& window);
/// The layout of window.md 1: Library left, two tab groups right down to the bottom corner, Timeline below.
void resetLayout(QMainWindow& window, const Docks& docks);
/// Heights with and without an episode.
void sizeTimeline(QMainWindow& window, const Docks& docks, bool episode);

}  // namespace orrery
