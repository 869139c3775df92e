#pragma once

#include "widgets/panels/panel.h"
#include "widgets/panels/patch_picture.h"

class QButtonGroup;
class QComboBox;
class QSlider;

namespace orrery {

class EmptyState;
class RangeKey;
class TextLabel;

/// What the representation of one frame is, for people.
struct RepresentationCaption {
    int step = 0;
    QString note;  ///< "First three components of the patch features. Basis: this episode, 105 frames."
};

/// The patch features of one frame drawn over it: PCA colours, or similarity to a clicked patch.
class RepresentationPanel : public Panel {
    Q_OBJECT
public:
    enum class View { Pca, Similarity };
    Q_ENUM(View)

    explicit RepresentationPanel(QWidget* parent = nullptr);

    /// No model is open.
    void clear();
    /// A model without image features is open: "{family} declares: {capabilities}."
    void setWithoutEncoder(const QString& family, const QStringList& capabilities);
    /// Empties nothing that is shown; an unknown current index selects the first.
    void setModels(const QStringList& models, int current);
    void setLayers(const QStringList& layers, int current);
    void setCameras(const QStringList& cameras, int current);

    void setFrame(const QImage& frame);
    void setColors(int rows, int columns, std::vector<QRgb> colors);
    /// Cosines to the selected patch; `low` and `high` are the ends of the key.
    void setSimilarity(int rows, int columns, std::vector<float> values, double low, double high);
    void setCaption(const RepresentationCaption& caption);
    void setModelArea(const QRectF& area);
    /// The picture was made by a decoder trained afterwards: the sentence that says so stays visible.
    void setProbeDecoder(bool probe);
    /// Features of this step are not there yet: the old picture dims and its own step stays in the caption.
    void setStale(bool stale);

    View view() const { return view_; }
    double opacity() const;
    PatchPicture* picture() const { return picture_; }

Q_SIGNALS:
    void viewChanged(orrery::RepresentationPanel::View view);
    void modelChosen(int index);
    void layerChosen(int index);
    void cameraChosen(int index);
    void overlayChanged(double opacity);
    void patchClicked(int column, int row);

protected:
    void retranslate() override;
    void restyle() override;

private:
    enum class Content { Nothing, NoEncoder, Features };
    void build();
    void connectSignals();
    void setContent(Content content);
    void showView();
    void writeNote();

    Content content_ = Content::Nothing;
    View view_ = View::Pca;
    QString family_;
    QStringList capabilities_;
    RepresentationCaption caption_;
    PatchGrid pca_;
    PatchGrid similarity_;
    EmptyState* empty_;
    QWidget* body_;
    QComboBox* models_;
    QComboBox* layers_;
    QComboBox* cameras_;
    QWidget* views_;
    QButtonGroup* viewButtons_;
    QSlider* overlay_;
    TextLabel* percent_;
    TextLabel* glyph_;
    TextLabel* kind_;
    TextLabel* step_;
    PatchPicture* picture_;
    RangeKey* key_;
    TextLabel* note_;
    TextLabel* probe_;
};

}  // namespace orrery
