#pragma once

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QWidget>

#include "widgets/panels/parts.h"
#include "widgets/theme/theme.h"

namespace orrery::test {

/// Draws `widget` in both schemes; kept side by side as NAME.png where ORRERY_PICTURES names a folder.
inline bool drawsInBothSchemes(QWidget& widget, const QString& name) {
    QImage pictures[2];
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        Theme::get().setScheme(scheme);
        QCoreApplication::processEvents();  // layouts settle there
        pictures[static_cast<int>(scheme)] = widget.grab().toImage();
    }
    Theme::get().setScheme(Scheme::Dark);
    if (const QString folder = qEnvironmentVariable("ORRERY_PICTURES"); !folder.isEmpty()) {
        const bool wide = widget.width() > 600;
        QImage both(widget.width() * (wide ? 1 : 2), widget.height() * (wide ? 2 : 1), QImage::Format_RGB32);
        QPainter painter(&both);
        painter.drawImage(0, 0, pictures[0]);
        painter.drawImage(wide ? 0 : widget.width(), wide ? widget.height() : 0, pictures[1]);
        painter.end();
        both.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }
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
        const bool ours = !qobject_cast<const QLineEdit*>(button->parentWidget());
        if (ours && button->isVisible() && button->sizeHint().width() > button->width()) clipped << button->text() + button->objectName();
    }
    return clipped;
}

/// The same after changes of scale and language; the widget grows with the scale as its window would.
inline QStringList clippedAtScales(QWidget& widget) {
    const QSize size = widget.size();
    QStringList clipped;
    for (const double scale : {0.8, 1.5, 2.0}) {
        Theme::get().setScale(scale);
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&widget, &language);
        widget.resize(size * scale);
        QCoreApplication::processEvents();
        clipped += clippedTexts(widget);
    }
    Theme::get().setScale(1);
    widget.resize(size);
    QCoreApplication::processEvents();
    return clipped;
}

/// Buttons and fields that a screen reader could not name.
inline QStringList unnamedControls(const QWidget& widget) {
    QStringList unnamed;
    for (const auto* child : widget.findChildren<QWidget*>()) {
        if (child->focusPolicy() == Qt::NoFocus || !child->isVisible() || qobject_cast<const QLabel*>(child)) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(child);
        const bool named = !child->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (!named) unnamed << QString::fromLatin1(child->metaObject()->className()) + QLatin1Char(' ') + child->objectName();
    }
    return unnamed;
}

}  // namespace orrery::test
