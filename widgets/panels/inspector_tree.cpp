#include "widgets/panels/inspector_tree.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QMap>
#include <utility>

#include "widgets/panels/inspector_statistics.h"
#include "widgets/panels/numbers.h"

namespace orrery {
namespace {

using Folders = QHash<QString, InspectorNode*>;

/// Gives the texts of this file their context.
struct Inspector {
    Q_DECLARE_TR_FUNCTIONS(Inspector)
};

QList<qint64> shapeOf(const QJsonValue& value) {
    QList<qint64> shape;
    for (const auto size : value.toArray()) shape.push_back(static_cast<qint64>(size.toDouble()));
    return shape;
}

qint64 elementsOf(const QList<qint64>& shape) {
    qint64 count = 1;
    for (const auto size : shape) count *= size;
    return count;
}

QString searchText(const QString& path, const QList<qint64>& shape) {
    QStringList sizes;
    for (const auto size : shape) sizes << QString::number(size);
    return QStringList{path, sizes.join(QLatin1Char('x')), sizes.join(QStringLiteral(" × ")), QStringLiteral("[%1]").arg(sizes.join(QStringLiteral(", "))),
                       sizes.join(QLatin1Char(','))}
        .join(QLatin1Char('\n'));
}

/// "float32" → "f32", as rows have little room.
QString shortType(QString type) {
    type.replace(QStringLiteral("bfloat"), QStringLiteral("bf")).replace(QStringLiteral("float"), QStringLiteral("f"));
    return type.replace(QStringLiteral("uint"), QStringLiteral("u")).replace(QStringLiteral("int"), QStringLiteral("i"));
}

/// The folder that `parts` lead to, made where it does not exist.
InspectorNode& folderOf(InspectorNode& root, const QStringList& parts, Folders& folders) {
    InspectorNode* node = &root;
    QString key;
    for (const auto& part : parts) {
        key += part + QLatin1Char('\n');
        auto& found = folders[key];
        if (!found) found = &node->add(part);
        node = found;
    }
    return *node;
}

QStringList partsOf(const QString& path) {
    QStringList parts;
    for (const auto& piece : path.split(QLatin1Char('/'))) parts += piece.split(QLatin1Char('.'), Qt::SkipEmptyParts);
    return parts;
}

InspectorNode& addTensor(InspectorNode& root, Folders& folders, const QString& path, const QList<qint64>& shape) {
    auto parts = partsOf(path);
    const QString name = parts.isEmpty() ? path : parts.takeLast();
    auto& node = folderOf(root, parts, folders).add(name);
    node.path = path;
    node.middle = shapeText(shape);
    node.search = searchText(path, shape);
    node.tip = path;
    node.tensors = 1;
    node.parameters = elementsOf(shape);
    return node;
}

/// A folder with a single child and nothing of its own becomes "folder.child".
void joinChains(InspectorNode& node, bool top) {
    for (auto& child : node.children) joinChains(*child, false);
    if (top || node.children.size() != 1 || !node.parent || !node.parent->parent) return;
    const auto only = std::move(node.children.front());
    node.children = std::move(only->children);
    for (auto& child : node.children) child->parent = &node;
    node.name += QLatin1Char('.') + only->name;
    node.path = only->path;
    node.middle = only->middle;
    node.last = only->last;
    node.tip = only->tip;
    node.search = only->search;
    node.state = only->state;
    node.tensors = only->tensors;
    node.parameters = only->parameters;
}

void addUp(InspectorNode& node) {
    if (node.children.empty()) return;
    node.tensors = node.parameters = 0;
    for (auto& child : node.children) {
        addUp(*child);
        // what is missing is not there to be counted
        if (child->state == InspectorNode::State::Missing) continue;
        node.tensors += child->tensors;
        node.parameters += child->parameters;
    }
    node.middle = Inspector::tr("%n tensors", nullptr, static_cast<int>(node.tensors));
    node.last = siNumber(static_cast<double>(node.parameters));
}

/// What stands before the model's own spelling in the file's paths: "state_dict/".
QString prefixOf(const QJsonArray& tensors) {
    const auto first = tensors.first().toObject();
    const QString path = first[QLatin1String("path")].toString();
    const QString name = first[QLatin1String("name")].toString();
    return path.endsWith(name) ? path.left(path.size() - name.size()) : QString();
}

void addTensors(InspectorNode& root, const QJsonObject& document) {
    Folders folders;
    const auto tensors = document[QLatin1String("tensors")].toArray();
    QHash<QString, QJsonObject> unexpected;
    for (const auto entry : document[QLatin1String("unexpected")].toArray()) unexpected.insert(entry[QLatin1String("path")].toString(), entry.toObject());
    for (const auto entry : tensors) {
        const auto tensor = entry.toObject();
        const QString path = tensor[QLatin1String("path")].toString();
        auto& node = addTensor(root, folders, path, shapeOf(tensor[QLatin1String("shape")]));
        node.last = shortType(tensor[QLatin1String("dtype")].toString());
        if (unexpected.contains(path)) {
            node.state = InspectorNode::State::Unexpected;
            node.last = Inspector::tr("unexpected");
        }
        if (const QString error = tensor[QLatin1String("error")].toString(); !error.isEmpty()) {
            node.state = InspectorNode::State::Unreadable;
            node.last = Inspector::tr("unreadable");
            node.tip = path + QLatin1Char('\n') + error;
        }
    }
    for (const auto entry : document[QLatin1String("missing")].toArray()) {
        auto& node = addTensor(root, folders, prefixOf(tensors) + entry[QLatin1String("name")].toString(), shapeOf(entry[QLatin1String("shape")]));
        node.state = InspectorNode::State::Missing;
        node.last = Inspector::tr("missing");
        if (const QString needed = entry[QLatin1String("needed_for")].toString(); !needed.isEmpty()) node.tip += QLatin1Char('\n') + Inspector::tr("needed for %1").arg(needed);
    }
    joinChains(root, true);
    for (auto& child : root.children) addUp(*child);
}

QString plainText(const QJsonValue& value) {
    if (value.isDouble()) return QString::number(value.toDouble(), 'g', 10);
    if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.toString();
}

InspectorNode& addFact(InspectorNode& group, const QString& name, const QString& middle, const QString& last) {
    auto& node = group.add(name);
    node.middle = middle;
    node.last = last;
    node.search = name + QLatin1Char('\n') + middle;
    node.tip = QStringList{name, middle, last}.join(QLatin1Char('\n'));
    return node;
}

void addConfiguration(InspectorNode& root, const QJsonObject& document) {
    const auto config = document[QLatin1String("config")].toObject();
    if (!config.isEmpty()) {
        auto& group = root.add(Inspector::tr("Configuration"));
        for (auto it = config.begin(); it != config.end(); ++it) {
            const auto source = it.value()[QLatin1String("source")].toString();
            auto& node = addFact(group, it.key(), plainText(it.value()[QLatin1String("value")]), source);
            if (source.startsWith(QLatin1String("assumed"))) node.state = InspectorNode::State::Unexpected;
        }
    }
    const auto companions = document[QLatin1String("companions")].toArray();
    if (!companions.isEmpty()) {
        auto& group = root.add(Inspector::tr("Companion files"));
        for (const auto entry : companions) {
            const bool found = entry[QLatin1String("found")].toBool();
            auto& node = addFact(group, entry[QLatin1String("role")].toString(), entry[QLatin1String("file")].toString(), found ? Inspector::tr("found") : Inspector::tr("missing"));
            if (!found) node.state = InspectorNode::State::Missing;
        }
    }
}

void addLeftovers(InspectorNode& root, const QJsonObject& document) {
    const auto values = document[QLatin1String("values")].toArray();
    if (!values.isEmpty()) {
        auto& group = root.add(Inspector::tr("Values"));
        for (const auto entry : values) addFact(group, entry[QLatin1String("path")].toString(), plainText(entry[QLatin1String("value")]), entry[QLatin1String("type")].toString());
    }
    const auto opaque = document[QLatin1String("opaque")].toArray();
    if (!opaque.isEmpty()) {
        auto& group = root.add(Inspector::tr("Skipped, not data"));
        for (const auto entry : opaque) addFact(group, entry[QLatin1String("path")].toString(), entry[QLatin1String("type")].toString(), {});
    }
}

/// "av1, GOP 2, exact"; empty for what is no video.
QString videoText(const QJsonValue& feature) {
    const QString codec = feature[QLatin1String("codec")].toString();
    if (codec.isEmpty()) return {};
    QStringList words{codec};
    if (const int gop = feature[QLatin1String("gop")].toInt(); gop > 0) words << Inspector::tr("GOP %1").arg(gop);
    words << (feature[QLatin1String("exact")].toBool(true) ? Inspector::tr("exact") : Inspector::tr("not exact"));
    return words.join(QStringLiteral(", "));
}

void addFeatures(InspectorNode& root, const QJsonObject& document) {
    const auto features = document[QLatin1String("features")].toArray();
    if (features.isEmpty()) return;
    auto& group = root.add(Inspector::tr("Features"));
    group.last = grouped(features.size());
    for (const auto entry : features) {
        const auto shape = shapeOf(entry[QLatin1String("shape")]);
        auto& node = addFact(group, entry[QLatin1String("name")].toString(), shapeText(shape), shortType(entry[QLatin1String("dtype")].toString()));
        node.search = searchText(node.name, shape);
        if (const QString video = videoText(entry); !video.isEmpty()) addFact(node, video, {}, {});
        addStatistics(node, entry.toObject());
    }
}

void addProblems(InspectorNode& root, const QJsonObject& document) {
    QMap<QString, QList<QJsonObject>> kinds;
    for (const auto entry : document[QLatin1String("problems")].toArray()) kinds[entry[QLatin1String("kind")].toString()].push_back(entry.toObject());
    for (auto it = kinds.begin(); it != kinds.end(); ++it) {
        auto& group = root.add(Inspector::tr("Problems: %1").arg(it.key()));
        group.state = InspectorNode::State::Missing;
        group.last = grouped(it.value().size());
        for (const auto& problem : it.value()) {
            const auto episode = problem[QLatin1String("episode")];
            const QString message = problem[QLatin1String("message")].toString();
            auto& node = addFact(group, episode.isDouble() ? Inspector::tr("Episode %1: %2").arg(episode.toInt()).arg(message) : message, {}, {});
            node.tip = message + QLatin1Char('\n') + problem[QLatin1String("hint")].toString();
        }
    }
}

}  // namespace

InspectorNode& InspectorNode::add(QString childName) {
    auto child = std::make_unique<InspectorNode>();
    child->name = std::move(childName);
    child->parent = this;
    child->row = static_cast<int>(children.size());
    children.push_back(std::move(child));
    return *children.back();
}

InspectorNodePtr checkpointTree(const QJsonObject& document) {
    auto root = std::make_unique<InspectorNode>();
    addTensors(*root, document);
    addConfiguration(*root, document);
    addLeftovers(*root, document);
    return root;
}

InspectorNodePtr datasetTree(const QJsonObject& document) {
    auto root = std::make_unique<InspectorNode>();
    addProblems(*root, document);
    addFeatures(*root, document);
    return root;
}

InspectorModel::InspectorModel(QObject* parent) : QAbstractItemModel(parent), root_(std::make_unique<InspectorNode>()) {}

void InspectorModel::setRoot(InspectorNodePtr root) {
    beginResetModel();
    root_ = std::move(root);
    endResetModel();
}

const InspectorNode* InspectorModel::nodeOf(const QModelIndex& index) const {
    return index.isValid() ? static_cast<const InspectorNode*>(index.internalPointer()) : root_.get();
}

QModelIndex InspectorModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex InspectorModel::parent(const QModelIndex& child) const {
    const auto* node = child.isValid() ? nodeOf(child)->parent : nullptr;
    return node && node != root_.get() ? createIndex(node->row, 0, node) : QModelIndex();
}

int InspectorModel::rowCount(const QModelIndex& parent) const { return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size()); }

QVariant InspectorModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& node = *nodeOf(index);
    switch (role) {
        case Qt::DisplayRole: return index.column() == 0 ? node.name : index.column() == 1 ? node.middle : node.last;
        case Qt::ToolTipRole: return node.tip;
        case PathRole: return node.state == InspectorNode::State::Missing ? QString() : node.path;
        case SearchRole: return node.search;
        case StateRole: return static_cast<int>(node.state);
        case LeafRole: return node.children.empty();
        default: return {};
    }
}

}  // namespace orrery
