#include "widgets/panels/provenance_view.h"

#include <QApplication>
#include <QClipboard>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/panels/parts.h"
#include "widgets/panels/provenance_report.h"

namespace orrery {

ProvenanceView::ProvenanceView(QWidget* parent)
    : Panel(parent),
      sheet_(new QWidget),
      facts_(new QFormLayout),
      title_(new TextLabel({12, 500, Ink::Text}, sheet_)),
      line_(new TextLabel({11, 400, Ink::Text2, true}, sheet_)),
      copy_(new QPushButton(sheet_)) {
    setObjectName(QStringLiteral("provenanceView"));
    line_->setObjectName(QStringLiteral("reproduceLine"));
    line_->setWordWrap(true);
    line_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    copy_->setObjectName(QStringLiteral("reproduceButton"));
    facts_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* column = new QVBoxLayout(sheet_);
    column->addLayout(facts_);
    column->addWidget(title_);
    column->addWidget(line_);
    column->addWidget(copy_, 0, Qt::AlignLeft);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(sheet_);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    connect(copy_, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(document_[QLatin1String("reproduce")].toString()); });
    settle();
}

void ProvenanceView::setDocument(const QJsonObject& document) {
    document_ = document;
    fill();
}

void ProvenanceView::fill() {
    while (facts_->rowCount() > 0) facts_->removeRow(0);
    QSet<QString> named;
    for (const ProvenanceFact& fact : provenanceFacts(document_)) {
        // a field, not a label: hashes and paths are longer than the panel is wide, and each can be selected
        auto* value = new QLineEdit(fact.value, sheet_);
        if (!named.contains(fact.key)) value->setObjectName(QStringLiteral("provenance.") + fact.key);
        named.insert(fact.key);
        value->setProperty("bare", true);
        value->setReadOnly(true);
        value->setAccessibleName(fact.name);
        value->setToolTip(fact.value);
        value->setCursorPosition(0);
        auto* name = new TextLabel({12, 400, Ink::Text2}, sheet_);
        name->setText(fact.name);
        facts_->addRow(name, value);
    }
    const QString line = document_[QLatin1String("reproduce")].toString();
    line_->setText(line);
    for (QWidget* part : {static_cast<QWidget*>(title_), static_cast<QWidget*>(line_), static_cast<QWidget*>(copy_)}) part->setVisible(!line.isEmpty());
}

void ProvenanceView::retranslate() {
    setAccessibleName(tr("Provenance"));
    title_->setText(tr("Reproduce"));
    copy_->setText(tr("Copy the command"));
    fill();
}

void ProvenanceView::restyle() {
    const Theme& theme = Theme::get();
    sheet_->layout()->setContentsMargins(theme.px(12), theme.px(4), theme.px(4), theme.px(12));
    sheet_->layout()->setSpacing(theme.px(6));
    facts_->setVerticalSpacing(theme.px(3));
    copy_->setFixedHeight(theme.px(26));
}

}  // namespace orrery
