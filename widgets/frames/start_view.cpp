#include "widgets/frames/start_view.h"

#include <QEvent>
#include <array>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/panels/parts.h"

namespace orrery {
namespace {

/// The drawing of the start: three orbits with a model, a truth and a simulated body.
class Orbits : public QWidget {
public:
    explicit Orbits(QWidget* parent) : QWidget(parent) {}
    QSize sizeHint() const override { return {Theme::get().px(88), Theme::get().px(88)}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = Theme::get();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF centre(width() / 2.0, height() / 2.0);
        const double unit = height() / 88.0;
        painter.setPen(QPen(theme.color(Ink::Control), 1));
        for (const double radius : {14.0, 28.0, 42.0}) painter.drawEllipse(centre, radius * unit, radius * unit);
        const auto body = [&](double x, double y, double radius, const QColor& color) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(centre + QPointF(x, y) * unit, radius * unit, radius * unit);
        };
        body(0, 0, 5, theme.color(Ink::Text));
        body(-16, -6, 2.5, theme.color(Ink::Text));
        body(22, 18, 3, theme.color(Ink::Imagined));
        body(22, -36, 2.5, theme.color(Ink::Simulated));
    }
};

struct Kind {
    const char* icon;
    QString title, line;
};

}  // namespace

StartView::StartView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startView"));
    build();
    connect(&Theme::get(), &Theme::changed, this, [this] { build(); });
}

void StartView::build() {
    // rebuilt as a whole when language, theme or scale change: it has no state
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    delete layout();
    const Theme& theme = Theme::get();
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme.px(8));
    column->addStretch(10);
    auto* orbits = new Orbits(this);
    // where room is short, the drawing gives way to the words
    orbits->setFixedWidth(orbits->sizeHint().width());
    orbits->setMaximumHeight(orbits->sizeHint().height());
    column->addWidget(orbits, 0, Qt::AlignHCenter);
    column->addSpacing(theme.px(4));
    auto* title = new TextLabel({24, 500, Ink::Text}, this);
    title->setObjectName(QStringLiteral("startTitle"));
    title->setText(tr("Open something to look at"));
    column->addWidget(title, 0, Qt::AlignHCenter);
    auto* line = new TextLabel({13, 400, Ink::Text2}, this);
    line->setObjectName(QStringLiteral("startLine"));
    line->setText(tr("Drop a dataset or a checkpoint anywhere in this window."));
    line->setWordWrap(true);
    line->setAlignment(Qt::AlignHCenter);
    column->addWidget(line);
    column->addSpacing(theme.px(4));
    auto* open = new QPushButton(tr("Open…   Ctrl+O"), this);
    open->setObjectName(QStringLiteral("openButton"));
    open->setProperty("kind", QStringLiteral("primary"));
    open->setIcon(QIcon(theme.pixmap(QStringLiteral("folder-open"), Ink::AccentText, 16, 2)));
    open->setFixedHeight(theme.px(34));
    connect(open, &QPushButton::clicked, this, &StartView::openRequested);
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addSpacing(theme.px(16));

    auto* kinds = new QGridLayout;
    kinds->setHorizontalSpacing(theme.px(12));
    kinds->setVerticalSpacing(0);
    const std::array list{Kind{"dataset", tr("Datasets"), tr("LeRobot and CALVIN folders")},
                          Kind{"checkpoint", tr("Checkpoints"), tr("GR-1; any .pt or .safetensors shows its tensors")}};
    int at = 0;
    for (const Kind& kind : list) {
        auto* icon = new QLabel(this);
        icon->setPixmap(theme.pixmap(QLatin1String(kind.icon), Ink::Text2, 20, devicePixelRatioF()));
        auto* head = new TextLabel({13, 500, Ink::Text}, this);
        head->setText(kind.title);
        auto* words = new TextLabel({12, 400, Ink::Text2}, this);
        words->setText(kind.line);
        words->setWordWrap(true);
        words->setFixedWidth(theme.px(190));
        words->setMinimumHeight(words->heightForWidth(theme.px(190)));
        kinds->addWidget(icon, 0, at, Qt::AlignTop);
        kinds->addWidget(head, 0, at + 1);
        kinds->addWidget(words, 1, at + 1, Qt::AlignTop);
        at += 2;
    }
    auto* center = new QHBoxLayout;
    center->addStretch(1);
    center->addLayout(kinds);
    center->addStretch(1);
    column->addLayout(center);
    column->addStretch(11);
}

void StartView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::get();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Ink::Well));
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(Ink::Control), 1);
    pen.setDashPattern({6, 4});
    painter.setPen(pen);
    const double margin = theme.px(16);
    painter.drawRoundedRect(QRectF(rect()).adjusted(margin, margin, -margin, -margin), theme.px(6), theme.px(6));
}

void StartView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) build();
    QWidget::changeEvent(event);
}

}  // namespace orrery
