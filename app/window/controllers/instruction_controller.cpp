#include "app/window/controllers/instruction_controller.h"

#include <map>

#include "widgets/panels/instruction_edit.h"

namespace orrery {

InstructionController::InstructionController(Session& session, InstructionBar& bar, TokensPanel& tokens, QObject* parent)
    : QObject(parent), session_(session), bar_(bar), tokens_(tokens) {
    for (const auto signal : {&Session::datasetChanged, &Session::episodeDataReady, &Session::modelChanged, &Session::instructionChanged}) {
        connect(&session_, signal, this, &InstructionController::showContext);
    }
    connect(&session_, &Session::branchChanged, this, &InstructionController::showText);
    connect(&session_, &Session::instructionChanged, this, &InstructionController::showText);
    connect(&session_, &Session::modelChanged, this, &InstructionController::showText);
    connect(&session_, &Session::tokensReady, this, &InstructionController::showTokens);
    connect(&bar_, &InstructionBar::textEdited, &session_, &Session::setInstruction);
    connect(&bar_, &InstructionBar::textEdited, &session_, &Session::wantTokens);
    connect(&bar_, &InstructionBar::applyRequested, this, [this](const QString& text) {
        remember(text);
        session_.setInstruction(text);
        session_.applyInstruction();
    });
    connect(&bar_, &InstructionBar::runRequested, this, [this](const QString& text) {
        remember(text);
        session_.setInstruction(text);
        session_.runInstruction();
    });
    connect(&bar_, &InstructionBar::tokensRequested, this, &InstructionController::tokensRequested);
    showContext();
    showText();
}

void InstructionController::setHistory(QStringList history) {
    history_ = std::move(history);
    showContext();
}

void InstructionController::remember(const QString& text) {
    if (text.isEmpty()) return;
    history_.removeAll(text);
    history_.prepend(text);
    while (history_.size() > 50) history_.removeLast();
    showContext();
}

void InstructionController::showContext() {
    InstructionContext context;
    context.recorded = session_.datasetInstruction();
    if (const DatasetPtr dataset = session_.dataset()) {
        context.datasetKnown = !dataset->instructions().empty();
        std::map<std::string, int> counts;
        for (const EpisodeInfo& episode : dataset->episodes()) ++counts[episode.instruction];
        for (const std::string& text : dataset->instructions()) {
            InstructionChoice choice;
            choice.text = QString::fromStdString(text);
            choice.count = counts[text];
            context.choices.dataset << choice;
        }
    }
    if (const EpisodeDataPtr data = session_.episodeData()) {
        for (const InstructionSpan& span : data->instructions) {
            const QString text = QString::fromStdString(span.text);
            if (!context.choices.episode.contains(text)) context.choices.episode << text;
        }
    }
    for (const QString& text : history_) {
        InstructionChoice choice;
        choice.text = text;
        context.choices.history << choice;
    }
    bar_.setContext(std::move(context));
}

void InstructionController::showText() {
    const bool reads = session_.card() && session_.card()->can(Capability::ReadInstructions);
    bar_.setAvailable(reads);
    if (!reads) {
        bar_.setTokenCount(0, 0);
        tokens_.clear();
        asked_.clear();
        return;
    }
    if (bar_.text() != session_.instruction()) bar_.setBranchText(session_.instruction());
    if (asked_ == session_.instruction() && !asked_.isEmpty()) return;
    asked_ = session_.instruction();
    session_.wantTokens(asked_);
}

void InstructionController::showTokens(const QString& text, const TextEncodingPtr& encoding) {
    if (text != session_.instruction() || !encoding) return;
    const TokenizedText& tokenized = encoding->tokens();
    TokenList list;
    list.limit = static_cast<int>(tokenized.contextLength);
    for (const Token& token : tokenized.tokens) {
        list.tokens << TokenCell{token.id, QString::fromStdString(token.text), static_cast<int>(token.begin),
                                 static_cast<int>(token.end), token.special};
    }
    for (const std::string& change : tokenized.cleaning) list.cleaning << QString::fromStdString(change);
    bar_.setTokenCount(static_cast<int>(list.tokens.size()), list.limit);
    tokens_.setTokens(std::move(list));
    tokens_.setNote(bar_.honesty());
}

}  // namespace orrery
