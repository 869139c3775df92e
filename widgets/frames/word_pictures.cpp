#include "widgets/frames/word_pictures.h"

#include <cstring>

#include "widgets/theme/theme.h"

namespace orrery {

void WordPictures::begin() {
    before_.swap(now_);
    now_.clear();
}

void WordPictures::add(DrawList& list, const GridPainter& grid, const PlacedCell& place) {
    // glyphs stand a little left of the caption's edge
    addPart(list, grid, place, place.caption.adjusted(-Theme::get().px(4), 0, 0, 0), &GridPainter::paintCaption);
    if (grid.empty(place)) addPart(list, grid, place, GridPainter::messageArea(place), &GridPainter::paintMessage);
}

void WordPictures::addPart(DrawList& list, const GridPainter& grid, const PlacedCell& place, const QRectF& part, Paint paint) {
    const QRect pixels = QRectF(part.topLeft() * grid.dpr, part.size() * grid.dpr).toAlignedRect();
    if (pixels.isEmpty()) return;
    // opaque, so that the edges of letters blend with the well here and nowhere else
    QImage image(pixels.size(), QImage::Format_RGBA8888_Premultiplied);
    image.fill(Theme::get().color(Ink::Well));
    image.setDevicePixelRatio(grid.dpr);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(-QPointF(pixels.topLeft()) / grid.dpr);
        (grid.*paint)(painter, place);
    }
    now_.push_back(kept(image));
    addPicture(list, pixels, QRectF(QPointF(0, 0), QSizeF(pixels.size())), now_.back(), Sampling::Nearest);
}

FramePtr WordPictures::kept(const QImage& image) {
    const auto bytes = static_cast<std::size_t>(image.sizeInBytes());
    if (now_.size() < before_.size()) {
        const FramePtr& old = before_[now_.size()];
        const bool same = old->width == image.width() && old->height == image.height() &&
                          std::memcmp(old->rgba.data(), image.constBits(), bytes) == 0;
        if (same) return old;
    }
    auto frame = std::make_shared<Frame>();
    frame->width = image.width();
    frame->height = image.height();
    frame->rgba.assign(image.constBits(), image.constBits() + bytes);
    return frame;
}

}  // namespace orrery
