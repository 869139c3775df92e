// Everything by keyboard: Tab comes to every control, each shows that it has the focus and each has a name. Item 59 of the
// acceptance list in the window's specification.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTest>

#include "tests/app/opened_window.h"
#include "widgets/theme/theme.h"

using namespace orrery;

namespace {

/// What a person can use: standard controls, and whatever else takes the focus by Tab.
bool isControl(const QWidget* widget) {
    if (widget->focusProxy()) return false;  // a part of a control is reached through it
    for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QComboBox*>(parent) || qobject_cast<const QTabBar*>(parent)) return false;
    }
    if (qobject_cast<const QScrollBar*>(widget)) return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QTabBar*>(widget) ||
           (qobject_cast<const QAbstractItemView*>(widget) && !widget->inherits("QHeaderView")) || (widget->focusPolicy() & Qt::TabFocus);
}

QString nameOf(const QWidget* widget) {
    return QStringLiteral("%1 '%2' in '%3'").arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

/// Pixels of the colour of the focus ring.
int accents(QWidget& widget) {
    const QImage picture = widget.grab().toImage();
    const QColor accent = Theme::get().color(Ink::Accent);
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor one = picture.pixelColor(x, y);
            count += std::abs(one.red() - accent.red()) + std::abs(one.green() - accent.green()) + std::abs(one.blue() - accent.blue()) < 48;
        }
    }
    return count;
}

}  // namespace

class FocusTest : public QObject, test::OpenedWindow {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        prepare();
        QVERIFY(open());
        QVERIFY(settleAt(20));
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("patchPicture")->isVisible(), 30000);
        QVERIFY(fillEpisode());
        QVERIFY(walk());
    }
    void cleanupTestCase() { close(); }

    void tabComesToEveryControlAndReturns() {
        QSet<const QButtonGroup*> groups;  // arrows go on inside an exclusive group
        for (const QWidget* one : visited_) {
            const auto* button = qobject_cast<const QAbstractButton*>(one);
            if (button && button->group() && button->group()->exclusive()) groups << button->group();
        }
        QStringList missed;
        for (QWidget* widget : window().findChildren<QWidget*>()) {
            if (!widget->isVisible() || !widget->isEnabled() || !isControl(widget) || visited_.contains(widget)) continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (button && button->group() && groups.contains(button->group())) continue;
            missed << nameOf(widget);
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
        QVERIFY(visited_.size() > 30);
    }

    void eachControlShowsThatItHasTheFocus() {
        QStringList plain;
        for (QWidget* widget : std::as_const(visited_)) {
            widget->setFocus(Qt::TabFocusReason);
            const int with = accents(*widget);
            widget->clearFocus();
            const int without = accents(*widget);
            if (with < without + 12) plain << nameOf(widget) + QStringLiteral(" %1 %2").arg(with).arg(without);
        }
        QVERIFY2(plain.isEmpty(), qPrintable(plain.join(u'\n')));
    }

    void eachControlHasAName() {
        QStringList nameless;
        for (QWidget* widget : window().findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(visited_.contains(widget) || isControl(widget))) continue;
            const QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty()) nameless << nameOf(widget);
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

private:
    /// Tab from the header round to the header.
    bool walk() {
        auto* first = find<QWidget>("workspace.inspect");
        first->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 300; ++i) {
            QWidget* now = QApplication::focusWidget();
            if (!now || (i > 0 && now == first)) return now == first;
            visited_ << now;
            QTest::keyClick(now, Qt::Key_Tab);
        }
        return false;
    }

    QList<QWidget*> visited_;
};

QTEST_MAIN(FocusTest)
#include "focus_test.moc"
