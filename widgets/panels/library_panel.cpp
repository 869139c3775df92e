#include "widgets/panels/library_panel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTreeView>
#include <utility>

#include "widgets/panels/library_delegate.h"
#include "widgets/panels/parts.h"

namespace orrery {
namespace {

using Kind = LibraryModel::Kind;

Kind kindOf(const QModelIndex& index) { return static_cast<Kind>(index.data(LibraryModel::KindRole).toInt()); }

}  // namespace

LibraryPanel::LibraryPanel(QWidget* parent)
    : Panel(parent),
      model_(new LibraryModel(this)),
      filter_(new QLineEdit(this)),
      tree_(new QTreeView(this)),
      buttons_(new QWidget(this)),
      open_(new IconButton(QStringLiteral("plus"), buttons_)),
      more_(new IconButton(QStringLiteral("more"), buttons_)),
      empty_(new EmptyState(QStringLiteral("episode"), this)),
      body_(new QWidget(this)) {
    build();
    connectSignals();
    settle();
    afterReset();
}

void LibraryPanel::build() {
    filter_->setObjectName(QStringLiteral("libraryFilter"));
    filter_->setClearButtonEnabled(true);
    tree_->setObjectName(QStringLiteral("libraryTree"));
    tree_->setModel(model_);
    tree_->setItemDelegate(new LibraryDelegate(tree_));
    tree_->setHeaderHidden(true);
    tree_->setIndentation(0);
    tree_->setRootIsDecorated(false);
    tree_->setMouseTracking(true);
    tree_->setExpandsOnDoubleClick(false);
    tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    open_->setObjectName(QStringLiteral("libraryOpenButton"));
    more_->setObjectName(QStringLiteral("libraryMoreButton"));

    auto* buttons = new QHBoxLayout(buttons_);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(2);
    buttons->addWidget(open_);
    buttons->addWidget(more_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 8, 12, 8);
    top->addWidget(filter_, 1);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(tree_, 1);
    auto* pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->setSpacing(0);
    pages->addWidget(buttons_, 0, Qt::AlignRight);
    pages->addWidget(empty_, 1);
    pages->addWidget(body_, 1);
}

void LibraryPanel::connectSignals() {
    connect(filter_, &QLineEdit::textChanged, model_, &LibraryModel::setFilter);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryPanel::tell);
    connect(tree_, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (kindOf(index) == Kind::Section) tree_->setExpanded(index, !tree_->isExpanded(index));
        tellCheckpoint(index);
    });
    connect(tree_, &QTreeView::activated, this, &LibraryPanel::tellCheckpoint);
    connect(tree_, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (kindOf(index) == Kind::Dataset) tree_->setExpanded(index, !tree_->isExpanded(index));
    });
    connect(tree_, &QTreeView::collapsed, this, [this](const QModelIndex& index) { folded_.insert(keyOf(index)); });
    connect(tree_, &QTreeView::expanded, this, [this](const QModelIndex& index) { folded_.remove(keyOf(index)); });
    connect(model_, &QAbstractItemModel::modelReset, this, &LibraryPanel::afterReset);
    connect(model_, &LibraryModel::thumbnailWanted, this, &LibraryPanel::thumbnailWanted, Qt::QueuedConnection);
    connect(open_, &QToolButton::clicked, this, &LibraryPanel::openRequested);
    connect(more_, &QToolButton::clicked, this, [this] { Q_EMIT moreRequested(more_->mapToGlobal(QPoint(0, more_->height()))); });
}

void LibraryPanel::retranslate() {
    filter_->setPlaceholderText(tr("Filter episodes"));
    filter_->setAccessibleName(tr("Filter episodes"));
    tree_->setAccessibleName(tr("Library"));
    open_->setWords(tr("Open files"));
    more_->setWords(tr("More about the library"));
    empty_->setTexts(tr("Nothing open yet"), tr("Recent files appear here."));
    model_->retranslate();
}

void LibraryPanel::restyle() {
    filter_->setFixedHeight(Theme::get().px(28));
    tree_->doItemsLayout();
}

QString LibraryPanel::keyOf(const QModelIndex& index) const {
    const QString id = index.data(LibraryModel::IdRole).toString();
    return id.isEmpty() ? QStringLiteral("section %1").arg(index.row()) : id;
}

void LibraryPanel::afterReset() {
    empty_->setVisible(model_->isEmpty());
    body_->setVisible(!model_->isEmpty());
    for (int row = 0; row < model_->rowCount(); ++row) {
        const auto section = model_->index(row, 0);
        for (int item = 0; item < model_->rowCount(section); ++item) {
            const auto index = model_->index(item, 0, section);
            if (!folded_.contains(keyOf(index))) tree_->expand(index);
        }
        if (!folded_.contains(keyOf(section))) tree_->expand(section);
    }
    setCurrentEpisode(currentDataset_, currentPosition_);
}

void LibraryPanel::setDatasets(QList<LibraryDataset> datasets) {
    model_->setDatasets(std::move(datasets));
}

void LibraryPanel::setCheckpoints(QList<LibraryCheckpoint> checkpoints) {
    model_->setCheckpoints(std::move(checkpoints));
}

void LibraryPanel::setThumbnail(const QString& dataset, int position, const QImage& picture) { model_->setThumbnail(dataset, position, picture); }

void LibraryPanel::setCurrentEpisode(const QString& dataset, int position) {
    currentDataset_ = dataset;
    currentPosition_ = position;
    const QScopedValueRollback quiet(quiet_, true);
    const auto index = model_->indexOfEpisode(dataset, position);
    tree_->setCurrentIndex(index);
    if (index.isValid()) tree_->scrollTo(index);
}

void LibraryPanel::stepEpisode(int by) {
    const auto current = model_->indexOfEpisode(currentDataset_, currentPosition_);
    const auto next = current.siblingAtRow(current.row() + by);
    if (next.isValid() && kindOf(next) == Kind::Episode) tree_->setCurrentIndex(next);
}

void LibraryPanel::focusFilter() {
    filter_->setFocus(Qt::ShortcutFocusReason);
    filter_->selectAll();
}

QString LibraryPanel::chosenCheckpoint() const {
    const auto index = tree_->currentIndex();
    return index.isValid() && kindOf(index) == Kind::Checkpoint ? index.data(LibraryModel::IdRole).toString() : QString();
}

void LibraryPanel::tellCheckpoint(const QModelIndex& index) {
    if (kindOf(index) == Kind::Checkpoint) Q_EMIT checkpointChosen(index.data(LibraryModel::IdRole).toString());
}

void LibraryPanel::tell(const QModelIndex& index) {
    if (quiet_ || !index.isValid()) return;
    const QString id = index.data(LibraryModel::IdRole).toString();
    switch (kindOf(index)) {
        case Kind::Episode:
            currentDataset_ = id;
            currentPosition_ = index.data(LibraryModel::PositionRole).toInt();
            Q_EMIT episodeChosen(currentDataset_, currentPosition_);
            break;
        case Kind::Dataset: Q_EMIT datasetChosen(id); break;
        default: break;
    }
}

}  // namespace orrery
