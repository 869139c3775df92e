#include "widgets/panels/tokens_panel.h"

#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "widgets/panels/parts.h"

namespace orrery {
namespace {

class TokenDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const auto& theme = Theme::get();
        const int text = QFontMetrics(theme.ui(13, 500)).horizontalAdvance(index.data().toString());
        const int numbers = QFontMetrics(theme.mono(11)).horizontalAdvance(
            std::max(index.data(TokenModel::IdRole).toString(), index.data(TokenModel::SpanRole).toString(),
                     [](const QString& a, const QString& b) { return a.size() < b.size(); }));
        return {std::max(text, numbers) + theme.px(16), theme.px(60)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto& theme = Theme::get();
        const bool special = index.data(TokenModel::SpecialRole).toBool();
        const bool cut = index.data(TokenModel::CutRole).toBool();
        const auto cell = option.rect.adjusted(1, 1, -1, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(special ? QPen(theme.color(Ink::Control), 1) : QPen(Qt::NoPen));
        if (option.state & (QStyle::State_Selected | QStyle::State_HasFocus)) painter->setPen(QPen(theme.color(Ink::Accent), 2));
        painter->setBrush(special ? QBrush(Qt::NoBrush) : QBrush(theme.color(cut ? Ink::DangerTint : Ink::Raised)));
        painter->drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3));
        const auto line = [&](int row, const QFont& font, Ink ink, const QString& text) {
            painter->setFont(font);
            painter->setPen(theme.color(ink));
            painter->drawText(cell.adjusted(theme.px(7), theme.px(6 + 17 * row), 0, 0), Qt::AlignLeft | Qt::AlignTop, text);
        };
        line(0, theme.ui(13, 500), cut ? Ink::Danger : special ? Ink::Text2 : Ink::Text, index.data().toString());
        line(1, theme.mono(11), Ink::Text2, index.data(TokenModel::IdRole).toString());
        line(2, theme.mono(11), Ink::Text3, index.data(TokenModel::SpanRole).toString());
        painter->restore();
    }
};

}  // namespace

void TokenModel::setTokens(TokenList list) {
    beginResetModel();
    list_ = std::move(list);
    endResetModel();
}

int TokenModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(list_.tokens.size()); }

QVariant TokenModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& token = list_.tokens[index.row()];
    const bool marker = token.special && token.begin == token.end;
    // the end marker takes the last place, so the cut is one before the limit
    const bool cut = list_.tokens.size() > list_.limit && index.row() >= list_.limit - 1 && index.row() + 1 < list_.tokens.size();
    switch (role) {
        case Qt::DisplayRole: return token.text;
        case IdRole: return QString::number(token.id);
        case SpanRole: return marker ? QString() : QStringLiteral("%1–%2").arg(token.begin).arg(token.end);
        case SpecialRole: return token.special;
        case CutRole: return cut;
        case Qt::AccessibleTextRole: return tr("token %1, id %2, bytes %3 to %4").arg(token.text).arg(token.id).arg(token.begin).arg(token.end);
        default: return {};
    }
}

TokensPanel::TokensPanel(QWidget* parent)
    : Panel(parent),
      model_(new TokenModel(this)),
      list_(new QListView(this)),
      count_(new TextLabel({12, 500, Ink::Text}, this)),
      cleaning_(new TextLabel({12, 400, Ink::Text2}, this)),
      over_(new TextLabel({12, 500, Ink::Danger}, this)),
      note_(new TextLabel({12, 400, Ink::Text2}, this)),
      empty_(new EmptyState(QStringLiteral("tokens"), this)),
      body_(new QWidget(this)) {
    list_->setObjectName(QStringLiteral("tokenList"));
    list_->setModel(model_);
    list_->setItemDelegate(new TokenDelegate(list_));
    list_->setFlow(QListView::LeftToRight);
    list_->setWrapping(true);
    list_->setResizeMode(QListView::Adjust);
    list_->setSpacing(2);
    count_->setObjectName(QStringLiteral("tokenCount"));
    cleaning_->setObjectName(QStringLiteral("tokenCleaning"));
    over_->setObjectName(QStringLiteral("tokenOver"));
    note_->setObjectName(QStringLiteral("tokenNote"));
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    for (auto* label : {count_, over_, cleaning_, note_}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(list_, 1);
    auto* pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->addWidget(empty_);
    pages->addWidget(body_);
    settle();
}

void TokensPanel::setTokens(TokenList list) {
    available_ = true;
    model_->setTokens(std::move(list));
    retranslate();
}

void TokensPanel::clear() {
    available_ = false;
    model_->setTokens({});
    retranslate();
}

void TokensPanel::setNote(const QString& note) {
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void TokensPanel::restyle() { list_->doItemsLayout(); }

void TokensPanel::retranslate() {
    empty_->setTexts(tr("No text encoder"), tr("Open a model that reads instructions."));
    empty_->setVisible(!available_);
    body_->setVisible(available_);
    list_->setAccessibleName(tr("Tokens"));
    const auto& list = model_->tokens();
    const int used = static_cast<int>(list.tokens.size());
    const bool over = used > list.limit;
    count_->setText(tr("%1 / %2 tokens").arg(used).arg(list.limit));
    count_->setInk(over ? Ink::Danger : Ink::Text);
    over_->setVisible(over);
    over_->setText(tr("CLIP reads %1 tokens; this has %2").arg(list.limit - 2).arg(used - 2));
    cleaning_->setText(list.cleaning.isEmpty() ? tr("Nothing was cleaned.") : tr("Cleaning: %1").arg(list.cleaning.join(QStringLiteral(", "))));
    note_->setVisible(!note_->text().isEmpty());
}

}  // namespace orrery
