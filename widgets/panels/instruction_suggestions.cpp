#include "widgets/panels/instruction_suggestions.h"

#include <QListView>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/panels/instruction_words.h"
#include "widgets/panels/numbers.h"
#include "widgets/panels/parts.h"

namespace orrery {
namespace {

constexpr int kRowsShown = 12;

class SuggestionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, Theme::get().px(26)}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto& theme = Theme::get();
        const bool title = index.data(SuggestionModel::TitleRole).toBool();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, theme.color(Ink::AccentTint));
        } else if ((option.state & QStyle::State_MouseOver) && !title) {
            painter->fillRect(option.rect, theme.color(Ink::Hover));
        }
        auto area = option.rect.adjusted(theme.px(12), 0, -theme.px(12), 0);
        painter->setFont(theme.mono(11));
        painter->setPen(theme.color(Ink::Text2));
        if (const int count = index.data(SuggestionModel::CountRole).toInt(); count > 0) {
            const QString text = grouped(count);
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, text);
            area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(text) - theme.px(12));
        } else if (index.data(SuggestionModel::PinnedRole).toBool()) {
            const int side = theme.px(16);
            painter->drawPixmap(area.right() - side, area.center().y() - side / 2, theme.pixmap(QStringLiteral("pin"), Ink::Text2, 16));
            area.setRight(area.right() - side - theme.px(8));
        }
        painter->setFont(title ? theme.ui(11, 600) : theme.ui(12));
        painter->setPen(theme.color(title ? Ink::Text3 : Ink::Text));
        const QString text = index.data(SuggestionModel::TextRole).toString();
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    }
};

}  // namespace

void SuggestionModel::setChoices(InstructionChoices choices) {
    choices_ = std::move(choices);
    rebuild();
}

void SuggestionModel::setPattern(const QString& pattern) {
    pattern_ = pattern.trimmed();
    rebuild();
}

void SuggestionModel::rebuild() {
    beginResetModel();
    rows_.clear();
    QList<InstructionChoice> episode;
    for (const auto& text : choices_.episode) episode.push_back({text, 0, false, {}});
    addGroup(tr("This episode"), episode, false);
    addGroup(tr("This dataset"), choices_.dataset, true);
    auto history = choices_.history;
    std::stable_sort(history.begin(), history.end(), [](const auto& a, const auto& b) { return a.pinned > b.pinned; });
    addGroup(tr("History"), history, false);
    endResetModel();
}

void SuggestionModel::addGroup(const QString& title, QList<InstructionChoice> choices, bool byCount) {
    struct Match {
        InstructionChoice choice;
        int score = 0;
    };
    std::vector<Match> matches;
    for (auto& choice : choices) {
        auto score = fuzzyScore(pattern_, choice.text);
        if (const auto named = choice.name.isEmpty() ? std::nullopt : fuzzyScore(pattern_, choice.name)) score = std::max(score.value_or(*named), *named);
        if (score) matches.push_back({std::move(choice), *score});
    }
    if (matches.empty()) return;
    std::stable_sort(matches.begin(), matches.end(), [byCount](const Match& a, const Match& b) {
        return a.score != b.score ? a.score > b.score : byCount && a.choice.count > b.choice.count;
    });
    rows_.push_back({{title, 0, false, {}}, true});
    for (auto& match : matches) rows_.push_back({std::move(match.choice), false});
}

int SuggestionModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }

QVariant SuggestionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case TextRole: return row.choice.text;
        case CountRole: return row.choice.count;
        case TitleRole: return row.title;
        case PinnedRole: return row.choice.pinned;
        default: return {};
    }
}

Qt::ItemFlags SuggestionModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    return rows_[static_cast<std::size_t>(index.row())].title ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

InstructionSuggestions::InstructionSuggestions(QWidget* parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint),
      model_(new SuggestionModel(this)),
      list_(new QListView(this)),
      note_(new TextLabel({12, 400, Ink::Text2}, this)) {
    setObjectName(QStringLiteral("instructionSuggestions"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFrameShape(QFrame::Box);
    setFocusPolicy(Qt::NoFocus);
    list_->setObjectName(QStringLiteral("instructionSuggestionList"));
    list_->setModel(model_);
    list_->setItemDelegate(new SuggestionDelegate(list_));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    note_->setObjectName(QStringLiteral("instructionNote"));
    note_->setWordWrap(true);
    note_->setContentsMargins(12, 6, 12, 6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 5, 1, 5);
    column->setSpacing(0);
    column->addWidget(list_);
    column->addWidget(note_);
    connect(&Theme::get(), &Theme::changed, this, &InstructionSuggestions::restyle);
    restyle();
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (!index.data(SuggestionModel::TitleRole).toBool()) Q_EMIT chosen(index.data(SuggestionModel::TextRole).toString());
    });
}

void InstructionSuggestions::restyle() {
    const auto& theme = Theme::get();
    setStyleSheet(QStringLiteral("#instructionSuggestions { background: %1; border: 1px solid %2; } QListView { background: transparent; }")
                      .arg(theme.color(Ink::Raised).name(), theme.color(Ink::Border).name()));
}

void InstructionSuggestions::setNote(const QString& note) {
    if (note == note_->text()) return;
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    if (isVisible()) openUnder(field_);  // as high as what it says now, or gone
}

void InstructionSuggestions::openUnder(const QWidget* field) {
    field_ = field;
    const auto& theme = Theme::get();
    const int rows = std::min(model_->rowCount(), kRowsShown);
    list_->setVisible(rows > 0);
    list_->setFixedHeight(rows * theme.px(26));
    if (rows == 0 && note_->text().isEmpty()) {
        hide();
        return;
    }
    setFixedWidth(field->width());
    layout()->activate();
    resize(field->width(), layout()->heightForWidth(field->width()));
    move(field->mapToGlobal(QPoint(0, field->height() + theme.px(4))));
    show();
}

void InstructionSuggestions::step(int by) {
    const int count = model_->rowCount();
    int row = list_->currentIndex().isValid() ? list_->currentIndex().row() : (by > 0 ? -1 : count);
    for (row += by; row >= 0 && row < count; row += by) {
        const auto index = model_->index(row);
        if (index.data(SuggestionModel::TitleRole).toBool()) continue;
        list_->setCurrentIndex(index);
        return;
    }
}

QString InstructionSuggestions::selectedText() const {
    const auto chosen = list_->selectionModel()->selectedIndexes();
    return isVisible() && !chosen.isEmpty() ? chosen.first().data(SuggestionModel::TextRole).toString() : QString();
}

void InstructionSuggestions::clearSelection() { list_->setCurrentIndex({}); }

}  // namespace orrery
