#pragma once

#include <QSet>

#include "widgets/panels/instruction_suggestions.h"
#include "widgets/panels/panel.h"

class QPushButton;

namespace orrery {

class IconButton;
class InstructionEdit;

/// What is known about instructions where the playhead stands.
struct InstructionContext {
    QString recorded;            ///< The dataset's text at the playhead; empty when it has none.
    bool datasetKnown = false;   ///< A dataset with instructions is open: words can be judged.
    InstructionChoices choices;  ///< choices.dataset also decides which words are known.
};

/// The instruction field of the session bar with its suggestions, token count and history.
class InstructionBar : public Panel {
    Q_OBJECT
    Q_PROPERTY(QString honesty READ honesty)
public:
    explicit InstructionBar(QWidget* parent = nullptr);

    /// Whether a model that reads instructions is open; without one the field says so and takes nothing.
    void setAvailable(bool available);
    void setContext(InstructionContext context);
    /// The text of the current branch: shown now and brought back by Esc.
    void setBranchText(const QString& text);
    /// Tokens with both markers; `limit` 0 hides the count.
    void setTokenCount(int used, int limit);

    QString text() const;
    /// The sentence about words the dataset does not know; empty when there is nothing to say.
    QString honesty() const;
    InstructionEdit* edit() const { return edit_; }
    /// Ctrl+L.
    void focusAndSelect();
    /// Runs what the field says as a branch, as Ctrl+Return in it does.
    void run();

Q_SIGNALS:
    void textEdited(const QString& text);         ///< Each keystroke: count tokens anew.
    void applyRequested(const QString& text);     ///< Return.
    void runRequested(const QString& text);       ///< Ctrl+Return.
    void tokensRequested();

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void judge();
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void openSuggestions(const QString& pattern);
    void take(const QString& text);
    void showTokens();

    InstructionEdit* edit_;
    InstructionSuggestions* suggestions_;
    QPushButton* fromDataset_;
    IconButton* tokens_;
    IconButton* history_;
    InstructionContext context_;
    QSet<QString> known_;
    QString branchText_;
    int tokenCount_ = 0;
    int tokenLimit_ = 0;
};

}  // namespace orrery
