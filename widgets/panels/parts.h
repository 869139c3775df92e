#pragma once

#include <QFont>
#include <QLabel>
#include <QToolButton>

#include "widgets/theme/theme.h"

namespace orrery {

/// How a label is set: size at 100 %, weight, colour, and the mono face for numbers that change.
struct TextStyle {
    int size = 12;
    int weight = 400;
    Ink ink = Ink::Text2;
    bool mono = false;
    QFont font() const { return mono ? Theme::get().mono(size, weight) : Theme::get().ui(size, weight); }
};

/// A label that keeps its style through changes of theme and scale. With `elided` it cuts at the right and tells all in its tooltip.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextStyle style, QWidget* parent = nullptr);
    void setInk(Ink ink);
    void setElided(bool elided);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void apply();
    TextStyle style_;
    bool elided_ = false;
};

/// A tool button with one of our icons, which follows the theme. Its words are tooltip and accessible name.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    explicit IconButton(QString icon, QWidget* parent = nullptr);
    void setWords(const QString& words);
    void setIconName(const QString& icon, Ink ink = Ink::Text2);

private:
    void apply();
    QString icon_;
    Ink ink_ = Ink::Text2;
};

/// A separator of one pixel.
QWidget* newLine(QWidget* parent);

/// What a panel shows while it has nothing: an icon, a title 12/500 and a line 12/400, in the middle.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QString icon, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& line);
    QString title() const { return title_->text(); }
    QString line() const { return line_->text(); }

private:
    void apply();
    QString iconName_;
    QLabel* icon_;
    TextLabel* title_;
    TextLabel* line_;
};

}  // namespace orrery
