#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QStringList>
#include <QTest>

#include "widgets/theme/theme.h"

namespace orrery::test {

/// What is cut: the words and by how much.
inline QStringList clipped(const QWidget& window) {
    QStringList found;
    const auto look = [&](const QWidget* widget, const QString& text) {
        QSize least = widget->sizeHint();
        // what is cut on purpose ends in an ellipsis and tells all in its tooltip
        if (widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) least.setWidth(widget->minimumSizeHint().width());
        // words that wrap need the height of the width they have
        if (widget->hasHeightForWidth()) least = {0, widget->heightForWidth(widget->width())};
        if (text.isEmpty() || !widget->isVisible() || (least.width() <= widget->width() && least.height() <= widget->height())) return;
        found << QStringLiteral("%1 '%2' needs %3x%4, has %5x%6").arg(QLatin1String(widget->metaObject()->className()), text)
                     .arg(least.width()).arg(least.height()).arg(widget->width()).arg(widget->height());
    };
    for (const auto* label : window.findChildren<QLabel*>()) look(label, label->text());
    for (const auto* button : window.findChildren<QAbstractButton*>()) look(button, button->text());
    return found;
}

/// Rows of scale, language and scheme: every look that a person can choose.
inline void everyLook() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<QString>("language");
    QTest::addColumn<Scheme>("scheme");
    for (const double scale : {0.8, 1.0, 1.5, 2.0}) {
        for (const char* language : {"en", "zh_CN"}) {
            for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
                QTest::addRow("%d %s %s", qRound(scale * 100), language, scheme == Scheme::Dark ? "dark" : "light")
                    << scale << QString::fromLatin1(language) << scheme;
            }
        }
    }
}

}  // namespace orrery::test
