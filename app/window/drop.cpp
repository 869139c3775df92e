#include "app/window/drop.h"

#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QWidget>
#include <utility>

#include "widgets/theme/theme.h"

namespace orrery {
namespace {

class Border : public QWidget {
public:
    explicit Border(QWidget* parent) : QWidget(parent) {
        setObjectName(QStringLiteral("dropBorder"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(QPen(Theme::get().color(Ink::Accent), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
};

}  // namespace

DropTarget::DropTarget(QWidget& window, Describe describe)
    : QObject(&window), window_(window), border_(new Border(&window)), describe_(std::move(describe)) {
    window.setAcceptDrops(true);
    // a field would take the path as text
    for (QLineEdit* field : window.findChildren<QLineEdit*>()) field->setAcceptDrops(false);
    window.installEventFilter(this);
}

QStringList DropTarget::pathsOf(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) paths.append(url.toLocalFile());
    }
    return paths;
}

void DropTarget::showBorder(bool shown) {
    border_->setGeometry(window_.rect());
    border_->raise();
    border_->setVisible(shown);
}

bool DropTarget::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
        case QEvent::DragEnter: {
            auto* drag = static_cast<QDragEnterEvent*>(event);
            const QStringList paths = pathsOf(*drag->mimeData());
            if (paths.isEmpty()) return false;
            drag->acceptProposedAction();
            showBorder(true);
            Q_EMIT hovering(describe_(paths));
            return true;
        }
        case QEvent::DragMove: static_cast<QDragMoveEvent*>(event)->acceptProposedAction(); return true;
        case QEvent::DragLeave:
            showBorder(false);
            Q_EMIT hovering(QString());
            return true;
        case QEvent::Drop: {
            auto* drop = static_cast<QDropEvent*>(event);
            showBorder(false);
            Q_EMIT hovering(QString());
            drop->acceptProposedAction();
            Q_EMIT dropped(pathsOf(*drop->mimeData()), drop->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
        default: return false;
    }
}

}  // namespace orrery
