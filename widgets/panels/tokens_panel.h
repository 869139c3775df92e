#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include "widgets/panels/panel.h"

class QListView;

namespace orrery {

class EmptyState;
class TextLabel;

struct TokenCell {
    int id = 0;
    QString text;
    int begin = 0;  ///< Bytes in the cleaned text, [begin, end).
    int end = 0;
    bool special = false;
};

struct TokenList {
    QList<TokenCell> tokens;  ///< With both markers, never cut.
    QStringList cleaning;     ///< What cleaning changed: "lower-cased", "2 spaces removed".
    int limit = 77;           ///< Tokens the model reads, markers included.
};

class TokenModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, SpanRole, SpecialRole, CutRole };
    using QAbstractListModel::QAbstractListModel;
    void setTokens(TokenList list);
    const TokenList& tokens() const { return list_; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    TokenList list_;
};

/// One cell a token with text, id and byte span; what cleaning changed stands above.
class TokensPanel : public Panel {
    Q_OBJECT
public:
    explicit TokensPanel(QWidget* parent = nullptr);
    void setTokens(TokenList list);
    /// No model that reads instructions is open.
    void clear();
    /// A sentence below the count, such as the one about words no instruction of the dataset holds.
    void setNote(const QString& note);

protected:
    void retranslate() override;
    void restyle() override;

private:
    TokenModel* model_;
    QListView* list_;
    TextLabel* count_;
    TextLabel* cleaning_;
    TextLabel* over_;
    TextLabel* note_;
    EmptyState* empty_;
    QWidget* body_;
    bool available_ = false;
};

}  // namespace orrery
