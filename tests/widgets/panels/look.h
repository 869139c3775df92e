#pragma once

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QWidget>

#include "widgets/panels/parts.h"
#include "widgets/theme/theme.h"

namespace orrery::test {

/// Draws `widget` in both schemes; kept as NAME-dark.png and NAME-light.png where ORRERY_PICTURES names a folder.
inline bool drawsInBothSchemes(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("ORRERY_PICTURES");
    QImage pictures[2];
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        Theme::get().setScheme(scheme);
        auto& picture = pictures[static_cast<int>(scheme)];
        picture = widget.grab().toImage();
        const QString file = name + (scheme == Scheme::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
        if (!folder.isEmpty()) picture.save(QDir(folder).filePath(file));
    }
    Theme::get().setScheme(Scheme::Dark);
    return pictures[0] != pictures[1];
}

/// Texts of visible labels and buttons that have less room than they ask for.
inline QStringList clippedTexts(const QWidget& widget) {
    QStringList clipped;
    for (const auto* label : widget.findChildren<QLabel*>()) {
        const bool free = label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (label->isVisible() && !free && label->sizeHint().width() > label->width()) clipped << label->text();
    }
    for (const auto* button : widget.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->sizeHint().width() > button->width()) clipped << button->text() + button->objectName();
    }
    return clipped;
}

/// Buttons and fields that a screen reader could not name.
inline QStringList unnamedControls(const QWidget& widget) {
    QStringList unnamed;
    for (const auto* child : widget.findChildren<QWidget*>()) {
        if (child->focusPolicy() == Qt::NoFocus || !child->isVisible()) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(child);
        const bool named = !child->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (!named) unnamed << QString::fromLatin1(child->metaObject()->className()) + QLatin1Char(' ') + child->objectName();
    }
    return unnamed;
}

}  // namespace orrery::test
