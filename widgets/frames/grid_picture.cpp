#include "widgets/frames/grid_picture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "widgets/frames/error_key.h"
#include "widgets/frames/grid_painter.h"
#include "widgets/frames/render/renderer.h"
#include "widgets/theme/theme.h"

namespace orrery {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(orrery::GridPicture)
};

constexpr int kMargin = 16, kGap = 16, kHeading = 32, kCaption = 24, kWords = 300;  // px at 100 %

QString choiceText(const std::vector<Choice>& choices, int value) {
    const auto found = std::ranges::find(choices, value, &Choice::value);
    return found == choices.end() ? QString() : found->text;
}

QString errorName(ErrorMode mode) {
    switch (mode) {
        case ErrorMode::Absolute: return Words::tr("Absolute");
        case ErrorMode::Signed: return Words::tr("Signed");
        case ErrorMode::Squared: return Words::tr("Squared");
        case ErrorMode::Structural: break;
    }
    return Words::tr("Structural");
}

struct Heading {
    QString title, note;
};

Heading headingOf(Column column, const GridState& state, FrameLayout layout) {
    if (column == Column::Truth) return {layout == FrameLayout::Wipe ? Words::tr("Truth | Prediction") : Words::tr("Truth"), state.truthNote};
    if (column == Column::Error) return {Words::tr("Error"), errorName(state.errorMode)};
    QStringList notes{choiceText(state.placements, static_cast<int>(state.placement)), choiceText(state.contrasts, static_cast<int>(state.contrast))};
    notes.removeAll(QString());
    return {Words::tr("Prediction"), notes.join(QStringLiteral(" · "))};
}

/// Where everything stands; px of the picture.
struct Sheet {
    std::vector<PlacedCell> places;
    std::vector<QRectF> headings;
    std::vector<Column> columns;
    QSize size;
};

std::vector<Column> columnsOf(const PictureLook& look) {
    if (look.layout == FrameLayout::Grid) return {Column::Truth, Column::Prediction, Column::Error};
    return {look.layout == FrameLayout::Flip && look.flipped ? Column::Prediction : Column::Truth};
}

Sheet layOut(const GridState& state, const PictureLook& look) {
    const Theme& theme = Theme::get();
    const double margin = theme.px(kMargin), gap = theme.px(kGap);
    double width = theme.px(kWords);
    for (const RowState& row : state.rows) width = std::max<double>(width, GridPainter::sourceSize(row).width());
    Sheet sheet;
    sheet.columns = columnsOf(look);
    double y = margin + theme.px(kHeading);
    for (std::size_t row = 0; row < state.rows.size(); ++row) {
        const QSizeF frame = GridPainter::sourceSize(state.rows[row]);
        for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
            const double x = margin + static_cast<double>(column) * (width + gap);
            PlacedCell place;
            place.row = row;
            place.column = sheet.columns[column];
            place.wipe = look.layout == FrameLayout::Wipe;
            place.caption = {x, y, width, static_cast<double>(theme.px(kCaption))};
            place.frame = {QPointF(x, y + theme.px(kCaption)), frame};
            sheet.places.push_back(place);
        }
        y += theme.px(kCaption) + frame.height() + theme.px(kMargin / 2);
    }
    const auto columns = static_cast<double>(sheet.columns.size());
    for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
        sheet.headings.emplace_back(margin + static_cast<double>(column) * (width + gap), margin, width, theme.px(kHeading));
    }
    sheet.size = {static_cast<int>(std::ceil(2 * margin + columns * width + (columns - 1) * gap)), static_cast<int>(std::ceil(y))};
    return sheet;
}

void paintHeading(QPainter& painter, const QRectF& line, const Heading& heading) {
    const Theme& theme = Theme::get();
    painter.setFont(theme.ui(13, 500));
    painter.setPen(theme.color(Ink::Text));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, heading.title);
    const int used = painter.fontMetrics().horizontalAdvance(heading.title) + theme.px(8);
    painter.setFont(theme.ui(12));
    painter.setPen(theme.color(Ink::Text2));
    painter.drawText(line.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, heading.note);
}

/// Colours of the error map with their range, at the right end of the heading's line.
void paintKey(QPainter& painter, const QRectF& line, const GridState& state) {
    ErrorKey key(nullptr);
    key.setRange(state.errorMode, state.errorRange);
    key.resize(key.sizeHint());
    const QPointF at(line.right() - key.width(), line.center().y() - key.height() / 2.0);
    key.render(&painter, at.toPoint(), {}, QWidget::RenderFlags());
}

QImage drawn(const GridPainter& grid, const std::vector<PlacedCell>& places, const QSize& size) {
    DrawList list;
    list.background = Theme::get().color(Ink::Well);
    for (const PlacedCell& place : places) grid.addPictures(list, place, ZoomView{});
    return Renderer::shared().draw(list, size);
}

int footHeight(const QString& foot, int width) {
    if (foot.isEmpty()) return Theme::get().px(kMargin / 2);
    return QFontMetrics(Theme::get().ui(11)).boundingRect(0, 0, width, 10000, Qt::TextWordWrap, foot).height() + Theme::get().px(kMargin);
}

}  // namespace

QImage gridPicture(const GridState& state, const PictureLook& look, const QString& foot) {
    const Theme& theme = Theme::get();
    const Sheet sheet = layOut(state, look);
    const int textWidth = sheet.size.width() - 2 * theme.px(kMargin);
    const GridPainter grid{state, 1, look.sampling, look.wipe, {}};
    QImage picture = drawn(grid, sheet.places, sheet.size + QSize(0, footHeight(foot, textWidth)));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        paintHeading(painter, sheet.headings[i], headingOf(sheet.columns[i], state, look.layout));
        if (sheet.columns[i] == Column::Error) paintKey(painter, sheet.headings[i], state);
    }
    for (const PlacedCell& place : sheet.places) {
        grid.paintCaption(painter, place);
        if (grid.empty(place)) grid.paintMessage(painter, place);
    }
    painter.setFont(theme.ui(11));
    painter.setPen(theme.color(Ink::Text2));
    painter.drawText(QRectF(theme.px(kMargin), sheet.size.height(), textWidth, picture.height()), Qt::TextWordWrap, foot);
    return picture;
}

QImage cellPicture(const GridState& state, std::size_t row, Column column, Captions captions) {
    const Theme& theme = Theme::get();
    const QSize source = GridPainter::sourceSize(state.rows[row]);
    const bool captioned = captions == Captions::With;
    const double edge = captioned ? theme.px(kMargin / 2) : 0;
    const double width = captioned ? std::max(source.width(), theme.px(kWords)) : source.width();
    const double top = captioned ? theme.px(kCaption) : 0;
    PlacedCell place;
    place.row = row;
    place.column = column;
    place.caption = {edge, edge / 2, width, top};
    place.frame = {QPointF(edge, edge / 2 + top), QSizeF(source)};
    const GridPainter grid{state, 1, Sampling::Nearest, 0.5, {}};
    const bool shows = column == Column::Error ? GridPainter::comparable(state.rows[row]) : state.rows[row].cell(column).frame != nullptr;
    if (!shows) return {};
    const QSize size(static_cast<int>(width + 2 * edge), static_cast<int>(edge / 2 + top + source.height() + edge));
    QImage picture = drawn(grid, {place}, size);
    if (!captioned) return picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    grid.paintCaption(painter, place);
    return picture;
}

}  // namespace orrery
