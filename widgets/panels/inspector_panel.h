#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "widgets/panels/panel.h"

class QFormLayout;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace orrery {

class EmptyState;
class IconButton;
class InspectorModel;
class ProvenanceView;
class TextLabel;

/// Of one tensor, over all its elements.
struct TensorStatistics {
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    double deviation = 0;
    double zeros = 0;         ///< Share, 0 … 1.
    qint64 nonFinite = 0;
};

/// Shows the document that `orrery-cli inspect` or `orrery-cli dataset` prints, or the provenance of a frame or a branch.
class InspectorPanel : public Panel {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    /// `json`: one document; Copy as JSON gives these very bytes. Anything else shows that it cannot be read.
    void setDocument(const QByteArray& json);
    void clear();
    /// The answer to statisticsRequested(); passed over when another tensor is selected by now.
    void setStatistics(const QString& path, const TensorStatistics& statistics);
    void setStatisticsFailed(const QString& path, const QString& why);
    QString reportText() const;

Q_SIGNALS:
    void statisticsRequested(const QString& path);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    QLayout* buildHeader();
    void buildTree();
    void connectSignals();
    void fill();
    void fillReport();
    void showParts(bool provenance);
    void showTensor();
    bool isDataset() const { return document_.contains(QLatin1String("episode_count")); }

    QByteArray json_;
    QJsonObject document_;
    InspectorModel* model_;
    QSortFilterProxyModel* proxy_;
    EmptyState* empty_;
    QWidget* body_;
    TextLabel* name_;
    IconButton* copyText_;
    IconButton* copyJson_;
    QFormLayout* facts_;
    QWidget* report_;
    TextLabel* missing_;
    TextLabel* unexpected_;
    TextLabel* matched_;
    QLineEdit* filter_;
    QWidget* detail_ = nullptr;
    QTreeView* tree_;
    ProvenanceView* provenance_;
    TextLabel* tensor_;
    TextLabel* statistics_;
    QPushButton* ask_;
    TextLabel* foot_;
    QString selected_;
};

}  // namespace orrery
