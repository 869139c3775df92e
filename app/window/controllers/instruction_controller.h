#pragma once

#include <QObject>

#include "widgets/bridge/session.h"
#include "widgets/panels/instruction_bar.h"
#include "widgets/panels/tokens_panel.h"

namespace orrery {

/// Between session, instruction field and tokens panel.
class InstructionController : public QObject {
    Q_OBJECT
public:
    InstructionController(Session& session, InstructionBar& bar, TokensPanel& tokens, QObject* parent);

    QStringList history() const { return history_; }
    void setHistory(QStringList history);

Q_SIGNALS:
    void tokensRequested();

private:
    void showContext();
    void showText();
    void showTokens(const QString& text, const TextEncodingPtr& encoding);
    void remember(const QString& text);

    Session& session_;
    InstructionBar& bar_;
    TokensPanel& tokens_;
    QStringList history_;
    QString asked_;
};

}  // namespace orrery
