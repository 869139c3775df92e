#include "widgets/shell/command_palette.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/panels/parts.h"
#include "widgets/shell/command_registry.h"
#include "widgets/shell/fuzzy_match.h"
#include "widgets/shell/palette_delegate.h"

namespace orrery {
namespace {

constexpr int kWidth = 640;
constexpr int kRowHeight = 38;
constexpr int kMostRows = 9;
constexpr int kTop = 96;  // below the header and the session bar

}  // namespace

void PaletteModel::setRows(std::vector<PaletteRow> rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PaletteRow& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole: return row.title;
        case Qt::ToolTipRole: return row.reason;
        case Qt::AccessibleTextRole: return QStringLiteral("%1 (%2) %3").arg(row.title, row.category, row.reason);
        case KeysRole: return row.keys;
        case CategoryRole: return row.category;
        case IconRole: return row.icon;
        case ReasonRole: return row.reason;
        case HighlightedRole: return QVariant::fromValue(row.highlighted);
        default: return {};
    }
}

CommandPalette::CommandPalette(CommandRegistry& registry, QWidget* window)
    : Panel(window),
      registry_(registry),
      model_(new PaletteModel(this)),
      input_(new QLineEdit(this)),
      list_(new QListView(this)),
      count_(new TextLabel({12, 400, Ink::Text3, true}, this)),
      hints_(new TextLabel({11, 400, Ink::Text2}, this)),
      nothing_(new TextLabel({12, 400, Ink::Text2}, this)) {
    setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
    setObjectName(QStringLiteral("commandPalette"));
    build();
    settle();
}

void CommandPalette::build() {
    input_->setObjectName(QStringLiteral("paletteInput"));
    input_->setProperty("bare", true);
    input_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("paletteList"));
    list_->setModel(model_);
    list_->setItemDelegate(new PaletteDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 12, 4);
    top->addWidget(input_, 1);
    top->addWidget(count_);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(14, 6, 12, 8);
    foot->addWidget(hints_);
    foot->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(newLine(this));
    column->addSpacing(4);
    column->addWidget(list_);
    column->addWidget(nothing_);
    column->addSpacing(4);
    column->addWidget(newLine(this));
    column->addLayout(foot);
    nothing_->setContentsMargins(14, 12, 12, 12);
    connect(input_, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(list_, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::setSource(QChar prefix, Source source) { sources_[prefix] = std::move(source); }

void CommandPalette::open(const QString& text) {
    input_->setText(text);
    filter();
    const QWidget* window = parentWidget();
    const int width = std::min(Theme::get().px(kWidth), window->width() - 32);
    setFixedWidth(width);
    QWidget::move(window->mapToGlobal(QPoint((window->width() - width) / 2, Theme::get().px(kTop))));
    show();
    input_->setFocus(Qt::PopupFocusReason);
}

std::vector<PaletteRow> CommandPalette::commands() const {
    std::vector<PaletteRow> rows;
    for (QAction* action : registry_.actions()) {
        PaletteRow row;
        row.title = action->text();
        row.category = registry_.category(action);
        row.keys = registry_.keysText(action);
        row.icon = action->icon().isNull() ? QString() : registry_.iconName(action);
        row.reason = CommandRegistry::reason(action);
        if (row.reason.isEmpty() && !action->isEnabled()) row.reason = tr("Not available now");
        row.uses = registry_.uses(action);
        row.run = [action] { action->trigger(); };
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<PaletteRow> CommandPalette::candidates(const QString& typed, QString& pattern) const {
    const QChar prefix = typed.isEmpty() ? QChar() : typed[0];
    pattern = typed;
    if (prefix == QLatin1Char('?')) {
        pattern = typed.mid(1);
        auto rows = commands();
        std::erase_if(rows, [](const PaletteRow& row) { return row.keys.isEmpty(); });
        return rows;
    }
    if (const auto source = sources_.find(prefix); source != sources_.end()) {
        // a step is a number, which its source has read already
        pattern = prefix == QLatin1Char('#') ? QString() : typed.mid(1);
        return (*source)(typed.mid(1).trimmed());
    }
    return commands();
}

void CommandPalette::filter() {
    QString pattern;
    auto rows = candidates(input_->text(), pattern);
    const auto all = rows.size();
    std::erase_if(rows, [&](PaletteRow& row) {
        const auto match = fuzzyMatch(pattern, row.title);
        if (!match) return true;
        row.score = match->score;
        row.highlighted = match->positions;
        return false;
    });
    std::stable_sort(rows.begin(), rows.end(), [](const PaletteRow& a, const PaletteRow& b) {
        return std::tuple(-a.score, -a.uses) < std::tuple(-b.score, -b.uses);
    });
    count_->setText(tr("%1 of %2").arg(rows.size()).arg(all));
    const int shown = std::min(static_cast<int>(rows.size()), kMostRows);
    list_->setFixedHeight(shown * Theme::get().px(kRowHeight));
    list_->setVisible(shown > 0);
    nothing_->setVisible(shown == 0);
    model_->setRows(std::move(rows));
    list_->setCurrentIndex(model_->index(0));
    adjustSize();
}

void CommandPalette::move(int by) {
    const int count = model_->rowCount();
    if (count == 0) return;
    list_->setCurrentIndex(model_->index((list_->currentIndex().row() + by + count) % count));
}

void CommandPalette::complete() {
    if (!list_->currentIndex().isValid()) return;
    const QString typed = input_->text();
    const bool prefixed = !typed.isEmpty() && (sources_.contains(typed[0]) || typed[0] == QLatin1Char('?'));
    input_->setText((prefixed ? QString(typed[0]) : QString()) + list_->currentIndex().data().toString());
}

void CommandPalette::runCurrent() {
    const auto index = list_->currentIndex();
    if (!index.isValid()) return;
    const PaletteRow row = model_->rows()[static_cast<std::size_t>(index.row())];
    // a disabled command stays listed with its reason
    if (!row.reason.isEmpty() || !row.run) return;
    hide();
    row.run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != input_ || event->type() != QEvent::KeyPress) return Panel::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: move(1); return true;
        case Qt::Key_Up: move(-1); return true;
        case Qt::Key_PageDown: move(std::min(kMostRows, model_->rowCount())); return true;
        case Qt::Key_PageUp: move(-std::min(kMostRows, model_->rowCount())); return true;
        case Qt::Key_Tab: complete(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: runCurrent(); return true;
        case Qt::Key_Escape: hide(); return true;
        default: return false;
    }
}

void CommandPalette::retranslate() {
    setAccessibleName(tr("Commands"));
    input_->setAccessibleName(tr("Search commands"));
    list_->setAccessibleName(tr("Commands found"));
    input_->setPlaceholderText(tr("Search commands"));
    hints_->setText(tr("Enter runs    Tab completes    # steps    @ episodes    ~ checkpoints    > branches    + tracks    ? keys"));
    nothing_->setText(tr("No command has these letters."));
}

void CommandPalette::restyle() {
    const Theme& theme = Theme::get();
    input_->setFixedHeight(theme.px(38));
    input_->setFont(theme.ui(15));
    list_->setStyleSheet(QStringLiteral("QListView { background: transparent; font-size: %1px; }").arg(theme.px(13)));
    input_->setStyleSheet(QStringLiteral("font-size: %1px;").arg(theme.px(15)));
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::get().color(Ink::Raised));
    painter.setPen(Theme::get().color(Ink::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace orrery
