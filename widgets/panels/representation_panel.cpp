#include "widgets/panels/representation_panel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <utility>

#include "widgets/panels/parts.h"
#include "widgets/panels/range_key.h"

namespace orrery {
namespace {

void fillPicker(QComboBox* picker, const QStringList& names, int current) {
    const QSignalBlocker quiet(picker);
    picker->clear();
    picker->addItems(names);
    picker->setCurrentIndex(current >= 0 && current < names.size() ? current : 0);
    picker->setEnabled(names.size() > 1);
}

}  // namespace

RepresentationPanel::RepresentationPanel(QWidget* parent)
    : Panel(parent),
      empty_(new EmptyState(QStringLiteral("patches"), this)),
      body_(new QWidget(this)),
      models_(new QComboBox(body_)),
      layers_(new QComboBox(body_)),
      cameras_(new QComboBox(body_)),
      views_(new QWidget(body_)),
      viewButtons_(new QButtonGroup(this)),
      overlay_(new QSlider(Qt::Horizontal, body_)),
      percent_(new TextLabel({11, 400, Ink::Text2, true}, body_)),
      glyph_(new TextLabel({12, 500, Ink::Given}, body_)),
      kind_(new TextLabel({12, 400, Ink::Text2}, body_)),
      step_(new TextLabel({11, 400, Ink::Text2, true}, body_)),
      picture_(new PatchPicture(body_)),
      key_(new RangeKey(body_)),
      note_(new TextLabel({11, 400, Ink::Text2}, body_)),
      probe_(new TextLabel({11, 500, Ink::Text}, body_)) {
    build();
    connectSignals();
    overlay_->setValue(78);
    setProbeDecoder(false);
    settle();
    setContent(Content::Nothing);
}

void RepresentationPanel::build() {
    models_->setObjectName(QStringLiteral("modelPicker"));
    layers_->setObjectName(QStringLiteral("layerPicker"));
    cameras_->setObjectName(QStringLiteral("cameraPicker"));
    cameras_->setProperty("flat", true);
    overlay_->setObjectName(QStringLiteral("overlaySlider"));
    overlay_->setRange(0, 100);
    note_->setObjectName(QStringLiteral("representationNote"));
    probe_->setObjectName(QStringLiteral("probeNote"));
    step_->setObjectName(QStringLiteral("representationStep"));
    note_->setWordWrap(true);
    probe_->setWordWrap(true);
    for (auto* picker : {models_, layers_}) picker->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    // the switch is a bar named after what it switches around the look that the style sheet calls "seg"
    views_->setObjectName(QStringLiteral("viewSwitch"));
    auto* around = new QHBoxLayout(views_);
    around->setContentsMargins(0, 0, 0, 0);
    auto* segment = new QFrame(views_);
    segment->setObjectName(QStringLiteral("seg"));
    around->addWidget(segment);
    auto* segments = new QHBoxLayout(segment);
    segments->setContentsMargins(2, 2, 2, 2);
    segments->setSpacing(2);
    for (const auto view : {View::Pca, View::Similarity}) {
        auto* button = new QToolButton(segment);
        button->setCheckable(true);
        button->setChecked(view == View::Pca);
        button->setFocusPolicy(Qt::TabFocus);
        viewButtons_->addButton(button, static_cast<int>(view));
        segments->addWidget(button);
    }

    auto* pickers = new QHBoxLayout;
    pickers->addWidget(models_, 2);
    pickers->addWidget(layers_, 3);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(8);
    controls->addWidget(views_);
    controls->addWidget(overlay_, 1);
    controls->addWidget(percent_);
    auto* caption = new QHBoxLayout;
    caption->setSpacing(4);
    caption->addWidget(glyph_);
    caption->addWidget(cameras_);
    caption->addWidget(kind_);
    caption->addStretch();
    caption->addWidget(step_);
    auto* column = new QVBoxLayout(body_);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addLayout(pickers);
    column->addLayout(controls);
    column->addLayout(caption);
    column->addWidget(picture_);
    column->addWidget(key_);
    column->addWidget(note_);
    column->addWidget(probe_);
    column->addStretch(1);
    auto* pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->addWidget(empty_);
    pages->addWidget(body_);
}

void RepresentationPanel::connectSignals() {
    connect(models_, &QComboBox::currentIndexChanged, this, &RepresentationPanel::modelChosen);
    connect(layers_, &QComboBox::currentIndexChanged, this, &RepresentationPanel::layerChosen);
    connect(cameras_, &QComboBox::currentIndexChanged, this, &RepresentationPanel::cameraChosen);
    connect(viewButtons_, &QButtonGroup::idClicked, this, [this](int id) {
        view_ = static_cast<View>(id);
        showView();
        Q_EMIT viewChanged(view_);
    });
    connect(overlay_, &QSlider::valueChanged, this, [this](int value) {
        picture_->setOpacity(value / 100.0);
        percent_->setText(tr("%1 %").arg(value));
        Q_EMIT overlayChanged(value / 100.0);
    });
    connect(picture_, &PatchPicture::patchClicked, this, [this](int column, int row) {
        writeNote();
        Q_EMIT patchClicked(column, row);
    });
}

void RepresentationPanel::retranslate() {
    models_->setAccessibleName(tr("Model"));
    layers_->setAccessibleName(tr("Module and block"));
    cameras_->setAccessibleName(tr("Camera"));
    overlay_->setAccessibleName(tr("Overlay opacity"));
    overlay_->setToolTip(tr("Overlay opacity"));
    viewButtons_->button(static_cast<int>(View::Pca))->setText(tr("PCA"));
    viewButtons_->button(static_cast<int>(View::Similarity))->setText(tr("Similarity"));
    probe_->setText(tr("This picture is what a decoder trained afterwards can recover. It is not what the model sees."));
    glyph_->setText(QStringLiteral("●"));
    glyph_->setToolTip(tr("recorded"));
    percent_->setText(tr("%1 %").arg(overlay_->value()));
    picture_->setAccessibleName(tr("Patches of the frame"));
    setContent(content_);
    showView();
}

void RepresentationPanel::restyle() {
    const auto& theme = Theme::get();
    for (auto* picker : {models_, layers_, cameras_}) picker->setFixedHeight(theme.px(26));
    for (auto* button : viewButtons_->buttons()) button->setFixedHeight(theme.px(24));
    percent_->setMinimumWidth(theme.px(36));
}

void RepresentationPanel::setContent(Content content) {
    content_ = content;
    if (content == Content::NoEncoder) {
        empty_->setTexts(tr("This model has no image features"), tr("%1 declares: %2.").arg(family_, capabilities_.join(QStringLiteral(", "))));
    } else {
        empty_->setTexts(tr("No representation yet"), tr("Open a checkpoint that encodes images."));
    }
    empty_->setVisible(content != Content::Features);
    body_->setVisible(content == Content::Features);
}

void RepresentationPanel::clear() {
    pca_ = similarity_ = {};
    picture_->setFrame({});
    picture_->setSelected(std::nullopt);
    setContent(Content::Nothing);
    showView();
}

void RepresentationPanel::setWithoutEncoder(const QString& family, const QStringList& capabilities) {
    family_ = family;
    capabilities_ = capabilities;
    setContent(Content::NoEncoder);
}

void RepresentationPanel::setModels(const QStringList& models, int current) {
    fillPicker(models_, models, current);
    setContent(models.isEmpty() ? Content::Nothing : Content::Features);
}

void RepresentationPanel::setLayers(const QStringList& layers, int current) { fillPicker(layers_, layers, current); }

void RepresentationPanel::setCameras(const QStringList& cameras, int current) { fillPicker(cameras_, cameras, current); }

void RepresentationPanel::setFrame(const QImage& frame) { picture_->setFrame(frame); }

void RepresentationPanel::setColors(int rows, int columns, std::vector<QRgb> colors) {
    pca_ = {rows, columns, std::move(colors), {}};
    showView();
}

void RepresentationPanel::setSimilarity(int rows, int columns, std::vector<float> values, double low, double high) {
    similarity_ = {rows, columns, {}, std::move(values)};
    key_->setRange(low, high);
    picture_->setRange(low, high);
    showView();
}

void RepresentationPanel::setCaption(const RepresentationCaption& caption) {
    caption_ = caption;
    step_->setText(QString::number(caption.step));
    writeNote();
}

void RepresentationPanel::setModelArea(const QRectF& area) { picture_->setModelArea(area); }

void RepresentationPanel::setProbeDecoder(bool probe) { probe_->setVisible(probe); }

void RepresentationPanel::setStale(bool stale) {
    auto* effect = qobject_cast<QGraphicsOpacityEffect*>(picture_->graphicsEffect());
    if (stale == (effect != nullptr)) return;
    // the widget owns its effect
    effect = stale ? new QGraphicsOpacityEffect(picture_) : nullptr;
    if (effect) effect->setOpacity(0.4);
    picture_->setGraphicsEffect(effect);
}

double RepresentationPanel::opacity() const { return overlay_->value() / 100.0; }

void RepresentationPanel::showView() {
    const bool similarity = view_ == View::Similarity;
    // a patch must be chosen before there is anything to be similar to: until then the colours stay, to click on
    picture_->setGrid(similarity && !similarity_.isEmpty() ? similarity_ : pca_);
    key_->setVisible(similarity && !similarity_.isEmpty());
    kind_->setText(similarity ? tr("similarity") : tr("patch PCA"));
    writeNote();
}

void RepresentationPanel::writeNote() {
    QStringList sentences;
    if (!caption_.note.isEmpty()) sentences << caption_.note;
    if (const auto patch = picture_->selected()) {
        sentences << tr("Patch %1, %2 selected.").arg(patch->x()).arg(patch->y());
    } else if (view_ == View::Similarity) {
        sentences << tr("Click a patch to compare the others with it.");
    }
    note_->setText(sentences.join(QLatin1Char(' ')));
}

}  // namespace orrery
