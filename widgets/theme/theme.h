#pragma once

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

#include "widgets/theme/tokens.h"

namespace orrery {

/// Colours, sizes, fonts and icons of the running program. GUI thread only. Everything painted asks here, each time it paints.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& get();

    Scheme scheme() const { return scheme_; }
    void setScheme(Scheme scheme);
    /// UI scale, 0.8 … 2.0 in tenths: multiplies type, icons and metrics, not frames.
    double scale() const { return scale_; }
    void setScale(double scale);
    /// "en" or "zh_CN": decides which face comes first.
    void setLanguage(const QString& language);

    /// Loads the embedded fonts, sets Fusion, palette, application font and style sheet. Call once after QApplication exists.
    void install();

    QColor color(Ink ink) const;
    QColor color(Origin origin) const;
    const ColorMap& ember() const { return Tokens::loaded().ember; }
    const ColorMap& signedMap() const { return Tokens::loaded().signedMap[static_cast<int>(scheme_)]; }

    /// px at 100 % times the UI scale, rounded.
    int px(double at100) const;
    /// Inter at 11, 12, 13, 15, 18 or 24 px; weight 400, 500 or 600.
    QFont ui(int size, int weight = 400) const;
    /// JetBrains Mono: numbers that change.
    QFont mono(int size, int weight = 400) const;

    /// An icon of resources/icons in text2, accent when checked, disabled when disabled; follows the theme at the time of call.
    QIcon icon(const QString& name, Ink ink = Ink::Text2) const;
    /// One tinted picture of `size` px (before scale), sharp on a screen with `dpr`.
    QPixmap pixmap(const QString& name, Ink ink, int size = 20, double dpr = 1) const;
    QPixmap pixmap(const QString& name, const QColor& color, int size = 20, double dpr = 1) const;
    /// "kind-given", "kind-imagined", ...: the glyph of an origin.
    static QString glyph(Origin origin);

Q_SIGNALS:
    /// Scheme, scale or language changed: repaint, ask again for icons and sizes.
    void changed();

private:
    Theme() = default;
    void apply();
    QString styleSheet() const;

    Scheme scheme_ = Scheme::Dark;
    double scale_ = 1;
    bool chinese_ = false;
    bool installed_ = false;
};

}  // namespace orrery
