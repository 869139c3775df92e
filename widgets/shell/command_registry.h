#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <functional>

namespace orrery {

/// How a command is described. Texts are given as functions, so that a change of language reaches them.
struct CommandSpec {
    QString id;                        ///< "playback.stepForward": never changes.
    std::function<QString()> title;    ///< "Next step"
    std::function<QString()> category; ///< "Playback"
    QString icon;                      ///< A name of resources/icons, or empty.
    QList<QKeySequence> keys;          ///< In the Review keymap.
    bool checkable = false;
};

/// Every command of the window, once: menus, palette, key sheet and buttons read from here. GUI thread only.
///
/// Keys without Ctrl, Alt or a function key are off while a text field has the focus, so that typing types.
class CommandRegistry : public QObject {
    Q_OBJECT
public:
    /// Actions become children of `window`, where their keys work.
    explicit CommandRegistry(QWidget* window);

    /// Adds a command that runs `run`. An id or a key that is taken is a bug.
    QAction* add(CommandSpec spec, std::function<void()> run);
    QAction* action(const QString& id) const;
    QList<QAction*> actions() const { return order_; }
    static QString id(const QAction* action);
    QString category(const QAction* action) const;
    /// All keys of a command as text: "Ctrl+K, Ctrl+P".
    QString iconName(const QAction* action) const { return specs_.value(id(action)).icon; }
    /// All keys as text, "Ctrl+K, Ctrl+P": also those that are off while a text field has the focus.
    QString keysText(const QAction* action) const;

    /// An empty reason enables; a sentence disables and is what the palette shows.
    void setReason(const QString& id, const QString& reason);
    static QString reason(const QAction* action);

    /// How often a command was run: the palette lists the most used first.
    int uses(const QAction* action) const;
    QHash<QString, int> useCounts() const { return uses_; }
    void setUseCounts(QHash<QString, int> uses) { uses_ = std::move(uses); }

    /// A key that types in a text field.
    static bool isSingleKey(const QKeySequence& key);
    void retranslate();
    /// Asks for the title of a command anew: "Undo remove marker".
    void retitle(const QString& id);

private:
    void followFocus(QWidget* focus);

    QWidget* window_;
    QList<QAction*> order_;
    QHash<QString, QAction*> byId_;
    QHash<QString, CommandSpec> specs_;
    QHash<QString, int> uses_;
    bool typing_ = false;
};

}  // namespace orrery
