#include "widgets/panels/inspector_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>

#include "widgets/panels/inspector_delegate.h"
#include "widgets/panels/inspector_report.h"
#include "widgets/panels/inspector_tree.h"
#include "widgets/panels/numbers.h"
#include "widgets/panels/parts.h"
#include "widgets/panels/provenance_report.h"
#include "widgets/panels/provenance_view.h"

namespace orrery {

InspectorPanel::InspectorPanel(QWidget* parent)
    : Panel(parent),
      model_(new InspectorModel(this)),
      proxy_(new QSortFilterProxyModel(this)),
      empty_(new EmptyState(QStringLiteral("info"), this)),
      body_(new QWidget(this)),
      name_(new TextLabel({13, 600, Ink::Text}, body_)),
      copyText_(new IconButton(QStringLiteral("copy"), body_)),
      copyJson_(new IconButton(QStringLiteral("export"), body_)),
      facts_(new QFormLayout),
      report_(new QWidget(body_)),
      missing_(new TextLabel({12, 500, Ink::Danger}, report_)),
      unexpected_(new TextLabel({12, 500, Ink::Warning}, report_)),
      matched_(new TextLabel({12, 400, Ink::Text2}, report_)),
      filter_(new QLineEdit(body_)),
      tree_(new QTreeView(body_)),
      provenance_(new ProvenanceView(body_)),
      tensor_(new TextLabel({11, 400, Ink::Text, true}, body_)),
      statistics_(new TextLabel({11, 400, Ink::Text2, true}, body_)),
      ask_(new QPushButton(body_)),
      foot_(new TextLabel({11, 400, Ink::Text2}, body_)) {
    build();
    connectSignals();
    settle();
}

void InspectorPanel::build() {
    buildTree();
    auto* header = buildHeader();
    filter_->setObjectName(QStringLiteral("inspectorFilter"));
    filter_->setClearButtonEnabled(true);
    statistics_->setObjectName(QStringLiteral("inspectorStatistics"));
    ask_->setObjectName(QStringLiteral("statisticsButton"));
    foot_->setObjectName(QStringLiteral("inspectorFoot"));
    for (auto* label : {tensor_, statistics_, foot_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    detail_ = new QWidget(body_);
    auto* detail = new QVBoxLayout(detail_);
    detail->setContentsMargins(12, 4, 12, 4);
    detail->addWidget(tensor_);
    detail->addWidget(statistics_);
    detail->addWidget(ask_, 0, Qt::AlignLeft);
    auto* search = new QHBoxLayout;
    search->setContentsMargins(12, 4, 12, 6);
    search->addWidget(filter_);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addLayout(search);
    column->addWidget(newLine(body_));
    column->addWidget(tree_, 1);
    column->addWidget(provenance_, 1);
    column->addWidget(detail_);
    column->addWidget(newLine(body_));
    foot_->setContentsMargins(12, 6, 12, 8);
    column->addWidget(foot_);
    auto* pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->addWidget(empty_);
    pages->addWidget(body_);
}

QLayout* InspectorPanel::buildHeader() {
    name_->setObjectName(QStringLiteral("inspectorName"));
    name_->setElided(true);
    copyText_->setObjectName(QStringLiteral("copyTextButton"));
    copyJson_->setObjectName(QStringLiteral("copyJsonButton"));
    report_->setObjectName(QStringLiteral("inspectorReport"));
    facts_->setContentsMargins(0, 0, 0, 0);
    facts_->setVerticalSpacing(5);
    facts_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* title = new QHBoxLayout;
    title->addWidget(name_, 1);
    title->addWidget(copyText_);
    title->addWidget(copyJson_);
    auto* report = new QHBoxLayout(report_);
    report->setContentsMargins(0, 4, 0, 4);
    report->setSpacing(12);
    for (auto* label : {missing_, unexpected_, matched_}) report->addWidget(label);
    report->addStretch();
    auto* header = new QVBoxLayout;
    header->setContentsMargins(12, 6, 12, 0);
    header->setSpacing(2);
    header->addLayout(title);
    header->addLayout(facts_);
    header->addWidget(report_);
    return header;
}

void InspectorPanel::buildTree() {
    proxy_->setSourceModel(model_);
    proxy_->setFilterRole(InspectorModel::SearchRole);
    proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy_->setRecursiveFilteringEnabled(true);
    tree_->setObjectName(QStringLiteral("inspectorTree"));
    tree_->setModel(proxy_);
    tree_->setItemDelegate(new InspectorDelegate(tree_));
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setRootIsDecorated(false);
    tree_->setSelectionBehavior(QAbstractItemView::SelectRows);
    // the delegate draws all of a row: names may use the room that short shapes leave
    tree_->setIndentation(0);
    tree_->setColumnHidden(1, true);
    tree_->setColumnHidden(2, true);
}

void InspectorPanel::connectSignals() {
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        proxy_->setFilterFixedString(text.trimmed());
        if (!text.isEmpty()) tree_->expandAll();
    });
    connect(copyText_, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(reportText()); });
    connect(copyJson_, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(QString::fromUtf8(json_)); });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &InspectorPanel::showTensor);
    connect(tree_, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        const auto first = index.siblingAtColumn(0);
        if (!index.data(InspectorModel::LeafRole).toBool()) tree_->setExpanded(first, !tree_->isExpanded(first));
    });
    connect(ask_, &QPushButton::clicked, this, [this] {
        ask_->setEnabled(false);
        Q_EMIT statisticsRequested(selected_);
    });
}

void InspectorPanel::retranslate() {
    copyText_->setWords(tr("Copy as text"));
    copyJson_->setWords(tr("Copy as JSON"));
    filter_->setPlaceholderText(tr("Filter by name or shape"));
    filter_->setAccessibleName(tr("Filter by name or shape"));
    tree_->setAccessibleName(tr("Content"));
    ask_->setText(tr("Statistics"));
    fill();
}

void InspectorPanel::restyle() {
    const auto& theme = Theme::get();
    filter_->setFixedHeight(theme.px(26));
    ask_->setFixedHeight(theme.px(26));
    tree_->doItemsLayout();
}

void InspectorPanel::setDocument(const QByteArray& json) {
    json_ = json;
    document_ = QJsonDocument::fromJson(json).object();
    filter_->clear();
    fill();
}

void InspectorPanel::clear() { setDocument({}); }

void InspectorPanel::fill() {
    const bool readable = !document_.isEmpty() && !document_.contains(QLatin1String("error"));
    empty_->setVisible(!readable);
    body_->setVisible(readable);
    const auto error = document_[QLatin1String("error")].toObject();
    if (json_.isEmpty()) {
        empty_->setTexts(tr("Nothing selected"), tr("Click a checkpoint, a frame, a branch or a point."));
    } else {
        empty_->setTexts(tr("This cannot be shown"), error.isEmpty() ? tr("The report is not a JSON document.") : error[QLatin1String("message")].toString());
    }
    const bool provenance = readable && isProvenance(document_);
    showParts(provenance);
    if (provenance) {
        name_->setText(provenanceTitle(document_));
        provenance_->setDocument(document_);
        model_->setRoot(std::make_unique<InspectorNode>());
        return;
    }
    model_->setRoot(!readable ? std::make_unique<InspectorNode>() : isDataset() ? datasetTree(document_) : checkpointTree(document_));
    if (readable) fillReport();
    // the only root of most files holds everything: open it
    for (int row = 0; row < std::min(proxy_->rowCount(), isDataset() ? 8 : 1); ++row) tree_->expand(proxy_->index(row, 0));
    showTensor();
}

/// A file has facts, a filter and a tree; a provenance has its lines.
void InspectorPanel::showParts(bool provenance) {
    provenance_->setVisible(provenance);
    for (QWidget* part : {static_cast<QWidget*>(filter_), static_cast<QWidget*>(tree_), static_cast<QWidget*>(foot_), report_, detail_}) part->setVisible(!provenance);
    if (provenance) while (facts_->rowCount() > 0) facts_->removeRow(0);
}

void InspectorPanel::fillReport() {
    const QString file = document_[QLatin1String(isDataset() ? "path" : "file")].toString();
    name_->setText(QFileInfo(file).fileName());
    while (facts_->rowCount() > 0) facts_->removeRow(0);
    for (const auto& [name, value] : isDataset() ? datasetFacts(document_) : checkpointFacts(document_)) {
        const bool numbers = name.startsWith(QLatin1String("SHA")) || name == tr("Why");
        auto* field = new TextLabel({12, numbers ? 400 : 500, numbers ? Ink::Text2 : Ink::Text, numbers}, body_);
        field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        field->setElided(true);
        field->setText(value);
        auto* label = new TextLabel({12, 400, Ink::Text2}, body_);
        label->setText(name);
        facts_->addRow(label, field);
    }
    const auto count = [this](const char* key) { return static_cast<int>(document_[QLatin1String(key)].toArray().size()); };
    if (isDataset()) {
        missing_->setText(tr("%n problems", nullptr, count("problems")));
        missing_->setVisible(count("problems") > 0);
        matched_->setText(tr("%n features", nullptr, count("features")));
    } else {
        missing_->setText(tr("%1 missing").arg(count("missing")));
        missing_->setVisible(true);
        missing_->setInk(count("missing") > 0 ? Ink::Danger : Ink::Text2);
        unexpected_->setText(tr("%1 unexpected").arg(count("unexpected")));
        unexpected_->setInk(count("unexpected") > 0 ? Ink::Warning : Ink::Text2);
        matched_->setText(tr("%1 matched").arg(grouped(static_cast<qint64>(document_[QLatin1String("matched")].toDouble()))));
    }
    unexpected_->setVisible(!isDataset());
    report_->setVisible(isDataset() || document_.contains(QLatin1String("matched")));
    foot_->setText(isDataset() ? QString() : nothingWasRun(document_));
    foot_->setVisible(!isDataset());
}

void InspectorPanel::showTensor() {
    const auto index = tree_->currentIndex().siblingAtColumn(0);
    selected_ = index.data(InspectorModel::PathRole).toString();
    const bool tensor = !selected_.isEmpty();
    tensor_->setVisible(tensor);
    statistics_->setVisible(false);
    ask_->setVisible(tensor);
    ask_->setEnabled(tensor);
    if (!tensor) return;
    for (const auto entry : document_[QLatin1String("tensors")].toArray()) {
        if (entry[QLatin1String("path")].toString() != selected_) continue;
        QStringList words{selected_, index.siblingAtColumn(1).data().toString(), entry[QLatin1String("dtype")].toString(),
                          byteSize(static_cast<qint64>(entry[QLatin1String("bytes")].toDouble()))};
        if (const QString other = entry[QLatin1String("shares_storage_with")].toString(); !other.isEmpty()) words << tr("shares its storage with %1").arg(other);
        tensor_->setText(words.join(QStringLiteral("  ")));
        return;
    }
}

void InspectorPanel::setStatistics(const QString& path, const TensorStatistics& statistics) {
    if (path != selected_) return;
    ask_->setVisible(false);
    statistics_->setVisible(true);
    statistics_->setText(tr("min %1  max %2  mean %3  std %4  zeros %5 %  non-finite %6")
                             .arg(shortNumber(statistics.minimum), shortNumber(statistics.maximum), shortNumber(statistics.mean), shortNumber(statistics.deviation),
                                  QString::number(statistics.zeros * 100, 'f', 1), grouped(statistics.nonFinite)));
}

void InspectorPanel::setStatisticsFailed(const QString& path, const QString& why) {
    if (path != selected_) return;
    statistics_->setVisible(true);
    statistics_->setText(why);
    ask_->setEnabled(true);
}

QString InspectorPanel::reportText() const {
    if (isProvenance(document_)) return provenanceText(document_);
    return isDataset() ? datasetText(document_) : checkpointText(document_);
}

}  // namespace orrery
