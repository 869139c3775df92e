#include "app/window/controllers/cell_commands.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <nlohmann/json.hpp>

#include "app/window/controllers/pictures.h"
#include "app/window/picture_file.h"
#include "app/window/provenance.h"
#include "widgets/frames/grid_picture.h"

namespace orrery {

CellCommands::CellCommands(Session& session, FrameArea& area, QObject* parent) : QObject(parent), session_(session), area_(area) {
    connect(&area_, &FrameArea::cellCommand, this, &CellCommands::run);
    connect(&area_, &FrameArea::pixelHovered, this, [this](const PixelSample& sample) {
        if (const auto camera = cameraNamed(sample.camera)) hovered_ = Place{*camera, sample.column};
    });
    connect(&area_, &FrameArea::pixelLeft, this, [this] { hovered_.reset(); });
}

std::optional<int> CellCommands::cameraNamed(const QString& name) const {
    const auto& rows = area_.grid().rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows[row].camera == name) return static_cast<int>(row);
    }
    return std::nullopt;
}

void CellCommands::runCurrent(const QString& command) {
    const auto& rows = area_.grid().rows;
    const Place place = hovered_.value_or(chosen_);
    if (static_cast<std::size_t>(place.camera) < rows.size()) run(rows[static_cast<std::size_t>(place.camera)].camera, place.column, command);
}

void CellCommands::run(const QString& camera, Column column, const QString& command) {
    const auto row = cameraNamed(camera);
    if (!row) return;
    const Place place{*row, column};
    chosen_ = place;
    QClipboard& clipboard = *QApplication::clipboard();
    const auto copy = [&](const QImage& image) {
        if (!image.isNull()) clipboard.setImage(image);
    };
    if (command == QLatin1String("select")) Q_EMIT selected(*row, column);
    if (command == QLatin1String("copyPicture")) copy(picture(place));
    if (command == QLatin1String("copyCaptioned")) copy(cellPicture(area_.grid(), static_cast<std::size_t>(*row), column, Captions::With));
    if (command == QLatin1String("copyReference")) clipboard.setText(reference(place));
    if (command == QLatin1String("copyJson")) {
        clipboard.setText(QString::fromStdString(provenance::ofCell(session_, static_cast<std::size_t>(*row), column).dump(1)));
    }
    if (command == QLatin1String("save")) save(place);
    if (command == QLatin1String("inspector") || command == QLatin1String("provenance")) Q_EMIT provenanceWanted(*row, column);
}

/// The frame's own pixels; an error map as it is drawn.
QImage CellCommands::picture(const Place& place) const {
    const auto row = static_cast<std::size_t>(place.camera);
    if (place.column == Column::Error) return cellPicture(area_.grid(), row, place.column, Captions::Without);
    return imageOf(area_.grid().rows[row].cell(place.column).frame);
}

QString CellCommands::reference(const Place& place) const {
    if (!session_.dataset()) return {};
    const RowState& row = area_.grid().rows[static_cast<std::size_t>(place.camera)];
    const CellState& cell = row.cell(place.column);
    const auto episodes = session_.dataset()->episodes();
    const QString dataset = QString::fromStdString(session_.dataset()->path().filename().string());
    const qint64 episode = episodes[session_.episodePosition()].index;
    if (cell.madeAt < 0) return tr("%1, episode %2, step %3, %4").arg(dataset).arg(episode).arg(cell.step).arg(row.camera);
    return tr("%1, episode %2, step %3, %4, prediction by %5, made at %6").arg(dataset).arg(episode).arg(cell.step).arg(row.camera, cell.model).arg(cell.madeAt);
}

void CellCommands::save(const Place& place) {
    const auto row = static_cast<std::size_t>(place.camera);
    const QImage image = cellPicture(area_.grid(), row, place.column, Captions::With);
    if (image.isNull()) return;
    const QString stem = pictures::stem(session_) + u'-' + area_.grid().rows[row].camera + u'-' + columnName(place.column);
    const QString path = QFileDialog::getSaveFileName(&area_, tr("Save picture"), pictures::freePath(pictures::folder(), stem), tr("Pictures (*.png)"));
    if (!path.isEmpty()) Q_EMIT saved(pictures::write(path, image, provenance::ofCell(session_, row, place.column)));
}

}  // namespace orrery
