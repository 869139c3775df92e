#include "widgets/panels/panel.h"

#include <QEvent>

#include "widgets/theme/theme.h"

namespace orrery {

Panel::Panel(QWidget* parent) : QWidget(parent) {
    connect(&Theme::get(), &Theme::changed, this, [this] {
        restyle();
        update();
    });
}

void Panel::settle() {
    restyle();
    retranslate();
}

void Panel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace orrery
