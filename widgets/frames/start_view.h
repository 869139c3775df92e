#pragma once

#include <QWidget>

namespace orrery {

/// What the centre shows before anything is open. objectName "startView".
class StartView : public QWidget {
    Q_OBJECT
public:
    explicit StartView(QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
};

}  // namespace orrery
