#include "widgets/panels/instruction_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <utility>

#include "widgets/panels/instruction_edit.h"
#include "widgets/panels/parts.h"

namespace orrery {

InstructionBar::InstructionBar(QWidget* parent)
    : Panel(parent),
      edit_(new InstructionEdit(this)),
      suggestions_(new InstructionSuggestions(this)),
      fromDataset_(new QPushButton(this)),
      tokens_(new IconButton(QStringLiteral("tokens"), this)),
      history_(new IconButton(QStringLiteral("history"), this)) {
    build();
    setAvailable(false);
    settle();
}

void InstructionBar::build() {
    fromDataset_->setObjectName(QStringLiteral("fromDatasetButton"));
    fromDataset_->setProperty("kind", QStringLiteral("quiet"));
    tokens_->setObjectName(QStringLiteral("tokensButton"));
    tokens_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    history_->setObjectName(QStringLiteral("historyButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(edit_, 1);
    for (QWidget* widget : {static_cast<QWidget*>(fromDataset_), static_cast<QWidget*>(tokens_), static_cast<QWidget*>(history_)}) row->addWidget(widget);

    edit_->installEventFilter(this);
    connect(edit_, &QLineEdit::textChanged, this, &InstructionBar::judge);
    connect(edit_, &QLineEdit::textEdited, this, [this](const QString& text) {
        openSuggestions(text);
        Q_EMIT textEdited(text);
    });
    connect(suggestions_, &InstructionSuggestions::chosen, this, &InstructionBar::take);
    connect(fromDataset_, &QPushButton::clicked, this, [this] {
        take(context_.recorded);
        Q_EMIT applyRequested(context_.recorded);
    });
    connect(tokens_, &QToolButton::clicked, this, &InstructionBar::tokensRequested);
    connect(history_, &QToolButton::clicked, this, [this] {
        edit_->setFocus();
        openSuggestions({});
    });
}

void InstructionBar::retranslate() {
    edit_->setAccessibleName(tr("Instruction"));
    edit_->setPlaceholderText(edit_->isEnabled() ? tr("Instruction") : tr("Instruction: available once a model that reads instructions is open"));
    fromDataset_->setText(tr("from dataset"));
    fromDataset_->setToolTip(tr("Restore the text of the dataset"));
    history_->setWords(tr("History of instructions"));
    suggestions_->model()->setChoices(context_.choices);
    showTokens();
    judge();
}

void InstructionBar::setAvailable(bool available) {
    const bool appeared = available && !edit_->isEnabled();
    edit_->setEnabled(available);
    tokens_->setVisible(available && tokenLimit_ > 0);
    history_->setVisible(available);
    if (!available) edit_->clear();
    if (appeared) take(branchText_);
    retranslate();
}

void InstructionBar::setContext(InstructionContext context) {
    context_ = std::move(context);
    known_.clear();
    const auto learn = [this](const QString& text) {
        for (const auto& word : wordsOf(text)) known_.insert(word.word);
    };
    for (const auto& choice : context_.choices.dataset) learn(choice.text);
    for (const auto& text : context_.choices.episode) learn(text);
    suggestions_->model()->setChoices(context_.choices);
    judge();
}

void InstructionBar::setBranchText(const QString& text) {
    // told again and again while the playhead moves: what is being typed must not be lost
    if (text == branchText_) return;
    branchText_ = text;
    if (edit_->isEnabled()) take(text);
}

void InstructionBar::setTokenCount(int used, int limit) {
    tokenCount_ = used;
    tokenLimit_ = limit;
    tokens_->setVisible(edit_->isEnabled() && limit > 0);
    showTokens();
}

void InstructionBar::showTokens() {
    const bool over = tokenCount_ > tokenLimit_;
    tokens_->setText(tr("%1 / %2 tokens").arg(tokenCount_).arg(tokenLimit_));
    tokens_->setIconName(QStringLiteral("tokens"), over ? Ink::Danger : Ink::Text2);
    tokens_->setStyleSheet(over ? QStringLiteral("color: %1").arg(Theme::get().color(Ink::Danger).name()) : QString());
    // the two markers are not the person's
    tokens_->setWords(over ? tr("CLIP reads %1 tokens; this has %2").arg(tokenLimit_ - 2).arg(tokenCount_ - 2) : tr("Show the tokens of this instruction"));
}

QString InstructionBar::text() const { return edit_->text(); }

void InstructionBar::focusAndSelect() {
    edit_->setFocus(Qt::ShortcutFocusReason);
    edit_->selectAll();
}

QString InstructionBar::honesty() const {
    if (!edit_->isEnabled()) return {};
    if (!context_.datasetKnown) return tr("No training text is open; it is unknown which words this model was trained on.");
    const QStringList words = edit_->unknownWordList();
    if (words.isEmpty()) return {};
    const int count = static_cast<int>(context_.choices.dataset.size());
    const QString list = tr("“%1”").arg(words.join(tr("”, “")));
    if (words.size() == 1) {
        return tr("%1 is in none of the %n instructions of this dataset. The model may ignore it or guess.", nullptr, count).arg(list);
    }
    return tr("%1 are in none of the %n instructions of this dataset. The model may ignore them or guess.", nullptr, count).arg(list);
}

void InstructionBar::judge() {
    const bool edited = edit_->isEnabled() && edit_->text() != context_.recorded;
    edit_->setEdited(edited);
    fromDataset_->setVisible(edited && !context_.recorded.isEmpty());
    edit_->setUnknown(context_.datasetKnown ? unknownWords(edit_->text(), known_) : std::vector<WordSpan>());
    suggestions_->setNote(honesty());
    edit_->setToolTip(honesty());
    edit_->setAccessibleDescription(honesty());
}

void InstructionBar::openSuggestions(const QString& pattern) {
    suggestions_->model()->setPattern(pattern);
    suggestions_->clearSelection();
    suggestions_->openUnder(edit_);
}

void InstructionBar::take(const QString& text) {
    suggestions_->hide();
    if (text == edit_->text()) return;
    edit_->setText(text);
    edit_->setCursorPosition(0);
    Q_EMIT textEdited(text);
}

void InstructionBar::run() {
    suggestions_->hide();
    Q_EMIT runRequested(edit_->text());
}

bool InstructionBar::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    switch (key) {
        case Qt::Key_Down:
        case Qt::Key_Up:
            if (!suggestions_->isVisible()) openSuggestions({});
            suggestions_->step(key == Qt::Key_Down ? 1 : -1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: {
            const QString chosen = suggestions_->selectedText();
            if (!chosen.isEmpty()) take(chosen);
            suggestions_->hide();
            if (modifiers & Qt::ControlModifier) run();
            else if (chosen.isEmpty()) Q_EMIT applyRequested(edit_->text());
            return true;
        }
        case Qt::Key_Escape:
            if (suggestions_->isVisible()) {
                suggestions_->hide();
            } else {
                take(branchText_);
                edit_->clearFocus();
            }
            return true;
        case Qt::Key_Tab: suggestions_->hide(); return false;
        default: return false;
    }
}

bool InstructionBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == edit_ && event->type() == QEvent::FocusOut) suggestions_->hide();
    if (watched == edit_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (handleKey(key->key(), key->modifiers())) return true;
    }
    return Panel::eventFilter(watched, event);
}

}  // namespace orrery
