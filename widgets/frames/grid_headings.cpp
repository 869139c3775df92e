#include "widgets/frames/grid_headings.h"

#include <QComboBox>
#include <algorithm>

#include "widgets/frames/error_key.h"
#include "widgets/panels/parts.h"

namespace orrery {

GridHeadings::GridHeadings(QWidget* canvas) : QObject(canvas), canvas_(canvas) {
    const auto label = [&](const char* name, TextStyle style) {
        auto* made = new TextLabel(style, canvas);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    truth_ = label("heading.truth", {13, 500, Ink::Text});
    truthNote_ = label("heading.truthNote", {12, 400, Ink::Text2});
    prediction_ = label("heading.prediction", {13, 500, Ink::Text});
    error_ = label("heading.error", {13, 500, Ink::Text});
    truthNote_->setElided(true);
    placement_ = box("placementBox", tr("Which prediction is shown"));
    contrast_ = box("contrastBox", tr("Contrast of predicted patches"));
    mode_ = box("errorModeBox", tr("How the error is shown"));
    key_ = new ErrorKey(canvas);
    connect(placement_, &QComboBox::activated, this, [this] { Q_EMIT placementChosen(static_cast<Placement>(placement_->currentData().toInt())); });
    connect(contrast_, &QComboBox::activated, this, [this] { Q_EMIT contrastChosen(static_cast<Contrast>(contrast_->currentData().toInt())); });
    connect(mode_, &QComboBox::activated, this, [this] { Q_EMIT errorModeChosen(static_cast<ErrorMode>(mode_->currentData().toInt())); });
    connect(key_, &ErrorKey::rangeChosen, this, &GridHeadings::errorRangeChosen);
    for (QWidget* widget : all()) widget->hide();
}

QComboBox* GridHeadings::box(const char* name, const QString& words) {
    auto* made = new QComboBox(canvas_);
    made->setObjectName(QLatin1String(name));
    made->setProperty("flat", true);
    made->setAccessibleName(words);
    made->setToolTip(words);
    // its width is set here; the other policies resize it again on their own, a moment after the texts have changed
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

void GridHeadings::fill(QComboBox* box, const std::vector<Choice>& choices, int current) {
    bool same = box->count() == static_cast<int>(choices.size());
    for (int i = 0; same && i < box->count(); ++i) same = box->itemText(i) == choices[static_cast<std::size_t>(i)].text;
    if (!same) {
        box->clear();
        for (const Choice& choice : choices) box->addItem(choice.text, choice.value);
    }
    box->setCurrentIndex(std::max(0, box->findData(current)));
}

std::array<QWidget*, 8> GridHeadings::all() const {
    return {truth_, truthNote_, prediction_, error_, placement_, contrast_, mode_, key_};
}

/// Puts a widget at x on the line and gives the next free x; hides it when it does not fit.
int GridHeadings::put(QWidget* widget, int x, const QRectF& line, double right) {
    widget->ensurePolished();  // before it is first shown it has another font
    QSize size = widget->sizeHint();
    // as wide as what it says now: room is scarce above narrow columns
    if (const auto* box = qobject_cast<QComboBox*>(widget)) {
        size.setWidth(box->fontMetrics().horizontalAdvance(box->currentText()) + Theme::get().px(36));
    }
    const bool fits = x + size.width() <= right + 1;
    if (!fits) return x;
    placed_.insert(widget);
    widget->show();
    widget->resize(size);
    widget->move(x, static_cast<int>(line.center().y()) - size.height() / 2);
    return x + size.width() + Theme::get().px(4);
}

void GridHeadings::place(const std::vector<QRectF>& columns, const GridState& state, FrameLayout layout, bool flipped) {
    placed_.clear();
    if (!columns.empty()) putAll(columns, state, layout, flipped);
    // only what goes is hidden: hiding and showing the rest at every step would paint it anew
    for (QWidget* widget : all()) {
        if (!placed_.count(widget)) widget->hide();
    }
}

void GridHeadings::putAll(const std::vector<QRectF>& columns, const GridState& state, FrameLayout layout, bool flipped) {
    truth_->setText(layout == FrameLayout::Wipe ? tr("Truth | Prediction") : tr("Truth"));
    truthNote_->setText(state.truthNote);
    prediction_->setText(tr("Prediction"));
    error_->setText(tr("Error"));
    fill(placement_, state.placements, static_cast<int>(state.placement));
    fill(contrast_, state.contrasts, static_cast<int>(state.contrast));
    fill(mode_, {{0, tr("Absolute")}, {1, tr("Signed")}, {2, tr("Squared")}, {3, tr("Structural")}}, static_cast<int>(state.errorMode));
    key_->setRange(state.errorMode, state.errorRange);

    const auto prediction = [&](const QRectF& line) {
        int x = put(prediction_, static_cast<int>(line.left()), line, line.right());
        if (!state.placements.empty()) x = put(placement_, x, line, line.right() + Theme::get().px(12));
        if (!state.contrasts.empty()) put(contrast_, x, line, line.right() + Theme::get().px(12));
    };
    if (layout == FrameLayout::Flip && flipped) return prediction(columns[0]);
    const int x = put(truth_, static_cast<int>(columns[0].left()), columns[0], columns[0].right());
    put(truthNote_, x, columns[0], columns[0].right());
    if (columns.size() < 3) return;
    prediction(columns[1]);
    const QRectF& line = columns[2];
    put(mode_, put(error_, static_cast<int>(line.left()), line, line.right()), line, line.right() - key_->sizeHint().width());
    put(key_, static_cast<int>(line.right()) - key_->sizeHint().width(), line, line.right());
}

}  // namespace orrery
