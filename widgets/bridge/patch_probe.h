#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <optional>

#include "model/analysis/principal_components.h"
#include "model/base/frame.h"
#include "model/runtime/work_queue.h"
#include "model/worlds/world_model.h"
#include "widgets/bridge/mailbox.h"

namespace orrery {

class Session;

/// Cosine of every patch of one picture with the clicked patch.
struct SimilarityMap {
    int grid = 0;                ///< patches per side
    std::vector<double> cosine;  ///< [grid · grid] row-major
    double low = 0, high = 0;    ///< of this map, for the key
};

/// Colours and similarities of a model's patch tokens over the pictures of the open episode. The colour basis is fitted once, on
/// recorded tokens spread over the episode and all its cameras, and kept until refit() or another episode, model or encoder.
/// Lives on the GUI thread; what is not there yet is asked for and changed() follows.
class PatchProbe : public QObject {
    Q_OBJECT

public:
    struct Query {
        std::size_t camera = 0;
        qint64 step = 0;
        int patch = 0;  ///< row-major place in the grid
    };

    explicit PatchProbe(Session& session, QObject* parent = nullptr);
    ~PatchProbe() override;

    /// Off: nothing is computed. Default off; a visible panel or overlay turns it on.
    void setActive(bool active);
    void setEncoder(std::size_t encoder);
    std::size_t encoder() const { return encoder_; }

    /// One pixel per patch, [grid, grid]; null until tokens and basis are there.
    FramePtr colours(std::size_t camera, qint64 step);
    /// Nothing until the tokens of both pictures are there, or without a query.
    std::optional<SimilarityMap> similarity(std::size_t camera, qint64 step);

    void setQuery(std::optional<Query> query);
    const std::optional<Query>& query() const { return query_; }
    /// Subtracts the basis' mean token before comparing.
    void setMeanRemoved(bool removed);
    bool meanRemoved() const { return meanRemoved_; }

    /// Null while there is none. ratio: shares of the components.
    const PrincipalComponents* basis() const { return basis_ ? basis_.get() : nullptr; }
    int basisFrames() const { return basisFrames_; }  ///< pictures that the basis was fitted on
    void refit();
    bool busy() const { return gatherJob_ != 0 || fitting_; }

Q_SIGNALS:
    void changed();

private:
    /// The colours of one picture, for as long as its tokens are those they were made of.
    struct Coloured {
        std::weak_ptr<const PatchFeatures> of;
        FramePtr picture;
    };
    using Place = std::pair<std::size_t, qint64>;  ///< camera, step

    FramePtr pictureOf(const PatchFeatures& features) const;
    void forget();
    void fit();
    void followJob();
    void fitGathered();

    Session& session_;
    bool active_ = false;
    std::size_t encoder_ = 0;
    std::optional<Query> query_;
    bool meanRemoved_ = false;
    std::shared_ptr<const PrincipalComponents> basis_;
    int basisFrames_ = 0;
    int gatherJob_ = 0;
    bool fitting_ = false;
    quint64 generation_ = 0;  ///< grows with forget(): a fit begun before is passed over
    std::vector<Place> places_;
    std::map<Place, Coloured> coloured_;  ///< a few hundred bytes each; of this basis
    Mailbox mailbox_;
    WorkQueue worker_{Pace::Yielding};  // last: joins before what its tasks use goes away
};

}  // namespace orrery
