#pragma once

#include <QAbstractItemModel>
#include <QJsonObject>
#include <memory>
#include <vector>

namespace orrery {

/// One row of the Inspector: a branch, a tensor, or a fact of a file.
struct InspectorNode {
    enum class State { Plain, Missing, Unexpected, Unreadable };
    QString name;
    QString path;    ///< Of a tensor as the file spells it; empty for everything else.
    QString middle;  ///< Shape, or how many tensors a branch holds.
    QString last;    ///< Type, parameters, or what is wrong.
    QString tip;
    QString search;  ///< Name and shape, in every spelling a person might type.
    State state = State::Plain;
    qint64 tensors = 0;
    qint64 parameters = 0;
    InspectorNode* parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<InspectorNode>> children;

    InspectorNode& add(QString childName);
};
using InspectorNodePtr = std::unique_ptr<InspectorNode>;

/// Tensors folded at "/" and dots (chains without branches stay one row), then configuration, companions, values and what was skipped.
InspectorNodePtr checkpointTree(const QJsonObject& document);
/// Features, and problems grouped by kind.
InspectorNodePtr datasetTree(const QJsonObject& document);

class InspectorModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole, SearchRole, StateRole, LeafRole };
    explicit InspectorModel(QObject* parent = nullptr);
    void setRoot(InspectorNodePtr root);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return 3; }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const InspectorNode* nodeOf(const QModelIndex& index) const;
    InspectorNodePtr root_;
};

}  // namespace orrery
