#pragma once

#include <QToolButton>

namespace orrery {

/// A button with an icon, two lines and a chevron: what is open, and a popover behind it. Painted.
class Chip : public QToolButton {
    Q_OBJECT
    Q_PROPERTY(QString title READ title)
    Q_PROPERTY(QString note READ note)
public:
    explicit Chip(QString icon, QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& note);
    QString title() const { return title_; }
    QString note() const { return note_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_;
    QString title_;
    QString note_;
};

}  // namespace orrery
