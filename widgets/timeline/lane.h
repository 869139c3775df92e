#pragma once

#include <QObject>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "widgets/theme/theme.h"
#include "widgets/timeline/geometry.h"

namespace orrery {

/// What a lane needs to know to draw itself and to answer where things are.
struct LanePaint {
    QRectF area;  ///< right of the header column
    TimeView view;
    int lastStep = 0;
    std::array<bool, 4> dimmed{};  ///< by Origin

    double opacity(Origin origin) const { return dimmed[static_cast<std::size_t>(origin)] ? 0.22 : 1; }
};

/// A thing in a lane that can be clicked.
struct LaneHit {
    int step = 0;
    std::optional<QString> branch;  ///< set for a node of a branch; empty text: the trunk
};

/// One row of the timeline. A plain QObject: the timeline paints it, tests and screen readers read `value`.
class Lane : public QObject {
    Q_OBJECT
    Q_PROPERTY(QString value READ value NOTIFY valueChanged)
public:
    /// `name` is the objectName, "lane.error".
    Lane(const QString& name, QObject* parent);

    virtual QString title() const = 0;
    virtual QString subtitle() const { return {}; }
    /// What stands in the header: the value under the playhead, ready to read.
    QString value() const { return value_; }
    /// Height at 100 %.
    virtual int height() const = 0;
    virtual bool hasData() const = 0;
    virtual void paint(QPainter& painter, const LanePaint& paint) const = 0;
    /// What stands at `position`, nothing for empty lane.
    virtual std::optional<LaneHit> hit(const QPointF& position, const LanePaint& paint) const;
    /// Steps that Ctrl snaps to and arrow keys visit, ascending.
    virtual std::vector<int> events() const { return {}; }
    /// `value` also stands beside the name.
    virtual bool showsValue() const { return true; }
    /// Clicking the name does something.
    virtual bool titleActs() const { return false; }
    virtual QString toolTip(const QPointF& position, const LanePaint& paint) const;
    /// Middle of the name below the lane's top at 100 %, or 0 for the middle of the lane.
    virtual int titleMiddle() const { return 0; }

    void setPlayhead(int step);
    /// The lane's values over steps 0 … lastStep, a line of names with units first, columns apart by tabs.
    virtual QString tsv(int lastStep) const;

Q_SIGNALS:
    void valueChanged();
    /// The data changed: paint again, and lay out again if the height did.
    void changed();

protected:
    virtual QString valueAtStep(int step) const = 0;
    /// Columns of numbers as tsv() writes them; NaN is an empty cell.
    static QString table(const QStringList& names, const std::vector<const std::vector<float>*>& columns, int lastStep);
    /// Call after new data.
    void refresh();

private:
    int playhead_ = 0;
    QString value_;
};

}  // namespace orrery
