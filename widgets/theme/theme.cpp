#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <algorithm>
#include <array>
#include <cmath>

namespace orrery {

Theme& Theme::get() {
    static Theme theme;
    return theme;
}

void Theme::setScheme(Scheme scheme) {
    if (scheme == scheme_) return;
    scheme_ = scheme;
    apply();
}

void Theme::setScale(double scale) {
    scale = std::clamp(std::round(scale * 10) / 10, 0.8, 2.0);
    if (scale == scale_) return;
    scale_ = scale;
    apply();
}

void Theme::setLanguage(const QString& language) {
    const bool chinese = language.startsWith(QLatin1String("zh"));
    if (chinese == chinese_) return;
    chinese_ = chinese;
    apply();
}

void Theme::install() {
    Tokens::loaded();  // registers fonts and icons too
    for (const QString& face : QDir(QStringLiteral(":/fonts")).entryList()) {
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + face);
    }
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    installed_ = true;
    apply();
}

QColor Theme::color(Ink ink) const {
    return Tokens::loaded().colors[static_cast<std::size_t>(scheme_)][static_cast<std::size_t>(ink)];
}

QColor Theme::color(Origin origin) const {
    constexpr std::array inks{Ink::Given, Ink::Imagined, Ink::Simulated, Ink::Edited};
    return color(inks[static_cast<std::size_t>(origin)]);
}

int Theme::px(double at100) const { return static_cast<int>(std::lround(at100 * scale_)); }

QFont Theme::ui(int size, int weight) const {
    QFont font;
    QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")};
    if (chinese_) families.swapItemsAt(0, 1);
    font.setFamilies(families);
    font.setPixelSize(px(size));
    // no bold below 13 px in Chinese: strokes run together
    font.setWeight(static_cast<QFont::Weight>(chinese_ && size < 13 ? std::min(weight, 500) : weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Theme::mono(int size, int weight) const {
    QFont font;
    font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
    font.setPixelSize(px(size));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleHint(QFont::Monospace);
    return font;
}

void Theme::apply() {
    if (!installed_) return;
    QPalette palette;
    palette.setColor(QPalette::Window, color(Ink::Panel));
    palette.setColor(QPalette::WindowText, color(Ink::Text));
    palette.setColor(QPalette::Base, color(Ink::Raised));
    palette.setColor(QPalette::AlternateBase, color(Ink::Panel));
    palette.setColor(QPalette::Text, color(Ink::Text));
    palette.setColor(QPalette::Button, color(Ink::Hover));
    palette.setColor(QPalette::ButtonText, color(Ink::Text));
    palette.setColor(QPalette::Highlight, color(Ink::AccentFill));
    palette.setColor(QPalette::HighlightedText, color(Ink::AccentText));
    palette.setColor(QPalette::PlaceholderText, color(Ink::Text3));
    palette.setColor(QPalette::ToolTipBase, color(Ink::Raised));
    palette.setColor(QPalette::ToolTipText, color(Ink::Text));
    palette.setColor(QPalette::Link, color(Ink::Accent));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(Ink::Disabled));
    }
    QApplication::setPalette(palette);
    QApplication::setFont(ui(13));
    qApp->setStyleSheet(styleSheet());
    Q_EMIT changed();
}

}  // namespace orrery
