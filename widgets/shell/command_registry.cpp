#include "widgets/shell/command_registry.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QWidget>

#include "widgets/theme/theme.h"

namespace orrery {
namespace {

constexpr char kReason[] = "reason";

bool takesText(const QWidget* widget) {
    if (const auto* line = qobject_cast<const QLineEdit*>(widget)) return !line->isReadOnly();
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(widget)) return !plain->isReadOnly();
    if (const auto* rich = qobject_cast<const QTextEdit*>(widget)) return !rich->isReadOnly();
    return qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

QList<QKeySequence> withoutSingleKeys(QList<QKeySequence> keys) {
    keys.removeIf([](const QKeySequence& key) { return CommandRegistry::isSingleKey(key); });
    return keys;
}

}  // namespace

CommandRegistry::CommandRegistry(QWidget* window) : QObject(window), window_(window) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { followFocus(now); });
    connect(&Theme::get(), &Theme::changed, this, &CommandRegistry::retranslate);
}

QAction* CommandRegistry::add(CommandSpec spec, std::function<void()> run) {
    Q_ASSERT_X(!byId_.contains(spec.id), "CommandRegistry::add", qPrintable(spec.id));
    auto* action = new QAction(window_);
    action->setObjectName(QStringLiteral("action.") + spec.id);
    action->setCheckable(spec.checkable);
    action->setShortcuts(spec.keys);
    // the palette and menus count, whichever way a command was run
    connect(action, &QAction::triggered, this, [this, id = spec.id, run = std::move(run)] {
        ++uses_[id];
        run();
    });
    window_->addAction(action);
    order_.append(action);
    byId_.insert(spec.id, action);
    action->setText(spec.title());
    if (!spec.icon.isEmpty()) action->setIcon(Theme::get().icon(spec.icon));
    action->setIconVisibleInMenu(false);
    specs_.insert(spec.id, std::move(spec));
    return action;
}

QAction* CommandRegistry::action(const QString& id) const { return byId_.value(id); }

QString CommandRegistry::id(const QAction* action) { return action->objectName().mid(7); }

QString CommandRegistry::category(const QAction* action) const {
    const auto found = specs_.constFind(id(action));
    return found == specs_.cend() ? QString() : found->category();
}

QString CommandRegistry::keysText(const QAction* action) const {
    return QKeySequence::listToString(specs_.value(id(action)).keys, QKeySequence::NativeText).replace(QLatin1String("; "), QLatin1String(", "));
}

void CommandRegistry::setReason(const QString& id, const QString& reason) {
    QAction* one = action(id);
    if (!one) return;
    one->setProperty(kReason, reason);
    one->setEnabled(reason.isEmpty());
}

QString CommandRegistry::reason(const QAction* action) { return action->property(kReason).toString(); }

int CommandRegistry::uses(const QAction* action) const { return uses_.value(id(action)); }

bool CommandRegistry::isSingleKey(const QKeySequence& key) {
    const auto combination = key[0];
    if (combination.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
    return combination.key() < Qt::Key_F1 || combination.key() > Qt::Key_F35;
}

void CommandRegistry::followFocus(QWidget* focus) {
    const bool typing = takesText(focus);
    if (typing == typing_) return;
    typing_ = typing;
    for (QAction* one : std::as_const(order_)) {
        const auto& keys = specs_[id(one)].keys;
        one->setShortcuts(typing_ ? withoutSingleKeys(keys) : keys);
    }
}

void CommandRegistry::retitle(const QString& id) {
    if (QAction* one = action(id)) one->setText(specs_[id].title());
}

void CommandRegistry::retranslate() {
    for (QAction* one : std::as_const(order_)) {
        const CommandSpec& spec = specs_[id(one)];
        one->setText(spec.title());
        if (!spec.icon.isEmpty()) one->setIcon(Theme::get().icon(spec.icon));
    }
}

}  // namespace orrery
