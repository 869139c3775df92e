#pragma once

#include <QUndoCommand>
#include <functional>
#include <utility>

namespace orrery {

/// A change that has already been made. A QUndoStack runs redo() when a command is pushed; this one waits for the first undo.
class DoneCommand : public QUndoCommand {
public:
    /// `what` follows "Undo": "remove marker".
    DoneCommand(const QString& what, std::function<void()> undo, std::function<void()> redo)
        : QUndoCommand(what), undo_(std::move(undo)), redo_(std::move(redo)) {}

    void undo() override {
        undone_ = true;
        undo_();
    }
    void redo() override {
        if (undone_) redo_();
    }

private:
    std::function<void()> undo_, redo_;
    bool undone_ = false;
};

}  // namespace orrery
