#include "widgets/panels/mapping_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QVBoxLayout>
#include <utility>

#include "widgets/panels/parts.h"

namespace orrery {

MappingPanel::MappingPanel(QWidget* parent)
    : Panel(parent),
      empty_(new EmptyState(QStringLiteral("link"), this)),
      body_(new QWidget(this)),
      problem_(new TextLabel({12, 500, Ink::Warning}, body_)) {
    setObjectName(QStringLiteral("mappingPanel"));
    problem_->setObjectName(QStringLiteral("mappingProblem"));
    problem_->setWordWrap(true);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(problem_);
    column->addStretch();
    auto* pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->addWidget(empty_);
    pages->addWidget(body_);
    setProblem({});
    settle();
}

void MappingPanel::setRows(QList<MappingRow> rows) {
    rows_ = std::move(rows);
    rebuild();
}

void MappingPanel::setProblem(const QString& sentence) {
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

void MappingPanel::retranslate() {
    empty_->setTexts(tr("No inputs to map"), tr("Open a dataset and a model."));
    rebuild();
}

void MappingPanel::rebuild() {
    empty_->setVisible(rows_.isEmpty());
    body_->setVisible(!rows_.isEmpty());
    if (table_) {
        // a combo of it may be the one that is telling us right now
        table_->hide();
        table_->deleteLater();
    }
    table_ = new QWidget(body_);
    auto* grid = new QGridLayout(table_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (int line = 0; line < rows_.size(); ++line) addRow(rows_[line], line);
    static_cast<QVBoxLayout*>(body_->layout())->insertWidget(1, table_);
    table_->show();
}

void MappingPanel::addRow(const MappingRow& row, int line) {
    auto* grid = static_cast<QGridLayout*>(table_->layout());
    auto* names = new QWidget(table_);
    auto* column = new QVBoxLayout(names);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* title = new TextLabel({12, 500, Ink::Text}, names);
    title->setText(row.title);
    auto* need = new TextLabel({11, 400, Ink::Text2}, names);
    need->setText(row.required ? row.need : tr("%1, optional").arg(row.need));
    column->addWidget(title);
    column->addWidget(need);

    auto* choice = new QComboBox(table_);
    choice->setObjectName(QStringLiteral("mapping.") + row.input);
    choice->setAccessibleName(tr("Source of %1").arg(row.title));
    choice->setFixedHeight(Theme::get().px(26));
    choice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    choice->setMinimumWidth(Theme::get().px(150));
    choice->setPlaceholderText(tr("No source"));
    choice->addItems(row.features);
    choice->addItem(tr("Zeros (input missing)"));
    choice->setCurrentIndex(row.chosen);
    choice->setToolTip(row.reason);
    connect(choice, &QComboBox::activated, this, [this, row](int index) {
        if (index == row.chosen) return;
        const bool zeros = index == row.features.size();
        Q_EMIT mappingChanged(row.input, zeros ? QString() : row.features[index], zeros);
    });

    const bool zeros = row.chosen == row.features.size();
    using Mark = MappingRow::Mark;
    auto* mark = new TextLabel({11, 500, row.mark == Mark::Edited ? Ink::Edited : Ink::Text2}, table_);
    mark->setObjectName(QStringLiteral("mappingMark.") + row.input);
    if (row.mark == Mark::Proposed) mark->setText(tr("proposed"));
    if (row.mark == Mark::Edited) mark->setText(tr("▲ edited"));
    if (row.mark == Mark::Remembered) mark->setText(tr("remembered"));
    if (row.chosen == MappingRow::kNothing) mark->setText(row.required ? tr("missing") : tr("unused"));
    if (zeros || (row.chosen == MappingRow::kNothing && row.required)) mark->setInk(Ink::Warning);
    mark->setToolTip(row.reason);
    grid->addWidget(names, line, 0);
    grid->addWidget(choice, line, 1);
    grid->addWidget(mark, line, 2);
}

}  // namespace orrery
