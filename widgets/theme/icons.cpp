// Icons are alpha masks: one file serves every theme and state.
#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <array>
#include <cmath>

#include "widgets/theme/theme.h"

namespace orrery {
namespace {

/// Style sheets take pictures from files only: tinted ones are written once per colour and scale.
QString iconFile(const QPixmap& picture, const QString& key) {
    static const QTemporaryDir folder;
    const QString path = folder.filePath(key + QStringLiteral(".png"));
    if (!QFile::exists(path)) picture.save(path);
    return path;
}

}  // namespace

QPixmap Theme::pixmap(const QString& name, const QColor& color, int size, double dpr) const {
    const int side = static_cast<int>(std::lround(px(size) * dpr));
    const QString key = QStringLiteral("%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(side);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
        Q_ASSERT_X(renderer.isValid(), "Theme::pixmap", qPrintable(name));
        picture = QPixmap(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(picture.rect(), color);
        painter.end();
        QPixmapCache::insert(key, picture);
    }
    picture.setDevicePixelRatio(dpr);
    return picture;
}

QPixmap Theme::pixmap(const QString& name, Ink ink, int size, double dpr) const { return pixmap(name, color(ink), size, dpr); }

QIcon Theme::icon(const QString& name, Ink ink) const {
    QIcon icon;
    for (const double dpr : {1.0, 2.0}) {
        for (const int size : {16, 20}) {
            icon.addPixmap(pixmap(name, ink, size, dpr), QIcon::Normal, QIcon::Off);
            icon.addPixmap(pixmap(name, Ink::Accent, size, dpr), QIcon::Normal, QIcon::On);
            icon.addPixmap(pixmap(name, Ink::Disabled, size, dpr), QIcon::Disabled, QIcon::Off);
        }
    }
    return icon;
}

QString Theme::glyph(Origin origin) {
    static const std::array names{QStringLiteral("kind-given"), QStringLiteral("kind-imagined"),
                                  QStringLiteral("kind-simulated"), QStringLiteral("kind-edited")};
    return names[static_cast<std::size_t>(origin)];
}

/// Fills the holes of orrery.qss.in: ${token}, ${p8} = 8 px, ${f12} = font size 12, ${chev} and ${chk} = tinted icons.
QString Theme::styleSheet() const {
    QFile file(QStringLiteral(":/styles/orrery.qss.in"));
    file.open(QIODevice::ReadOnly);
    QString sheet = QString::fromUtf8(file.readAll());
    for (int ink = 0; ink < static_cast<int>(Ink::Count); ++ink) {
        const Ink one = static_cast<Ink>(ink);
        sheet.replace(QStringLiteral("${%1}").arg(inkName(one)), color(one).name());
    }
    const QString tag = QStringLiteral("%1-%2").arg(static_cast<int>(scheme_)).arg(px(100));
    sheet.replace(QStringLiteral("${chev}"), iconFile(pixmap(QStringLiteral("chevron-down"), Ink::Text2, 16), QStringLiteral("chev") + tag));
    sheet.replace(QStringLiteral("${chk}"), iconFile(pixmap(QStringLiteral("accept"), Ink::AccentText, 16), QStringLiteral("chk") + tag));
    static const QRegularExpression size(QStringLiteral("\\$\\{[pf](\\d+)\\}"));
    for (auto match = size.match(sheet); match.hasMatch(); match = size.match(sheet)) {
        sheet.replace(match.captured(0), QString::number(px(match.captured(1).toInt())));
    }
    if (chinese_) sheet.replace(QStringLiteral("\"Inter\""), QStringLiteral("\"Noto Sans CJK SC\""));
    return sheet;
}

}  // namespace orrery
