#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "model/runtime/comparison.h"
#include "model/runtime/episode_data.h"
#include "model/runtime/job_board.h"
#include "model/worlds/world_model.h"

namespace orrery {

/// Which setEpisode() an answer belongs to; answers of an earlier one are passed over.
using EpisodeTicket = std::uint64_t;

/// News from an Engine, on its worker threads; must return quickly and not call back into the Engine's destructor.
class EngineListener {
public:
    virtual ~EngineListener() = default;
    virtual void episodeReady(EpisodeTicket, Result<EpisodeDataPtr>) {}
    virtual void frameReady(EpisodeTicket, std::size_t /*camera*/, std::int64_t /*step*/, Result<FramePtr>) {}
    virtual void thumbnailReady(EpisodeTicket, std::size_t /*camera*/, std::int64_t /*step*/, FramePtr) {}
    /// A node is in the tree at `branch` (its owner), `step`; its comparisons under the current contrast are there too.
    virtual void predictionReady(EpisodeTicket, int /*branch*/, std::int64_t /*step*/) {}
    virtual void predictionFailed(EpisodeTicket, int /*branch*/, std::int64_t /*step*/, Error) {}
    virtual void patchesReady(EpisodeTicket, std::size_t /*camera*/, std::int64_t /*step*/, std::size_t /*encoder*/,
                              Result<std::shared_ptr<const PatchFeatures>>) {}
    virtual void textReady(std::string /*text*/, Result<TextEncodingPtr>) {}
    virtual void branchesChanged(EpisodeTicket) {}
    virtual void jobChanged(JobInfo) {}
};

}  // namespace orrery
