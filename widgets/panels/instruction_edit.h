#pragma once

#include <QLineEdit>
#include <vector>

#include "widgets/panels/instruction_words.h"

namespace orrery {

/// The field: one line with the glyph of its origin and dots under words that are nowhere in the dataset.
class InstructionEdit : public QLineEdit {
    Q_OBJECT
    Q_PROPERTY(QString origin READ origin NOTIFY originChanged)
    Q_PROPERTY(QStringList unknownWords READ unknownWordList)
public:
    explicit InstructionEdit(QWidget* parent = nullptr);
    /// "given" or "edited".
    QString origin() const { return edited_ ? QStringLiteral("edited") : QStringLiteral("given"); }
    void setEdited(bool edited);
    void setUnknown(std::vector<WordSpan> words);
    QStringList unknownWordList() const;

Q_SIGNALS:
    void originChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    QAction* glyph_;
    std::vector<WordSpan> unknown_;
    bool edited_ = false;
};

}  // namespace orrery
