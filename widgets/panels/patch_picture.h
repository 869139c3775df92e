#pragma once

#include <QColor>
#include <QImage>
#include <QPoint>
#include <QWidget>
#include <optional>
#include <vector>

namespace orrery {

/// The patches of one frame, row-major: a colour each (PCA), or a value each (similarity).
struct PatchGrid {
    int rows = 0;
    int columns = 0;
    std::vector<QRgb> colors;    ///< rows × columns, or empty.
    std::vector<float> values;   ///< rows × columns cosines, or empty; NaN is left open.
    bool isEmpty() const { return rows <= 0 || columns <= 0 || (colors.empty() && values.empty()); }
};

/// A frame with the model's patch grid over it at hard edges; a click or the arrow keys choose a patch, which is boxed.
class PatchPicture : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QPoint selected READ selectedPoint)
public:
    explicit PatchPicture(QWidget* parent = nullptr);
    void setFrame(const QImage& frame);
    void setGrid(PatchGrid grid);
    const PatchGrid& grid() const { return grid_; }
    /// The part of the frame that the model sees, as shares of it; the rest is dimmed. The default is all.
    void setModelArea(const QRectF& area);
    /// 0 … 1.
    void setOpacity(double opacity);
    /// Cosines at the ends of the colour map.
    void setRange(double low, double high);
    void setSelected(std::optional<QPoint> patch);
    std::optional<QPoint> selected() const { return selected_; }
    QPoint selectedPoint() const { return selected_.value_or(QPoint(-1, -1)); }

    /// Where patch (column, row) is drawn, in widget pixels.
    QRectF patchArea(QPoint patch) const;
    std::optional<QPoint> patchAt(QPointF position) const;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void patchClicked(int column, int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF frameArea() const;
    QRectF gridArea() const;
    QColor colorOf(std::size_t patch) const;

    QImage frame_;
    PatchGrid grid_;
    QRectF modelArea_{0, 0, 1, 1};
    double opacity_ = 0.78;
    double low_ = -1;
    double high_ = 1;
    std::optional<QPoint> selected_;
};

}  // namespace orrery
