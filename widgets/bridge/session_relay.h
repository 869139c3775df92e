#pragma once

#include "widgets/bridge/mailbox.h"
#include "widgets/bridge/session.h"

namespace orrery {

/// The engine's news on their way to the GUI thread. Answers of an episode that is no longer shown are passed over there.
class Session::Relay : public EngineListener {
public:
    explicit Relay(Session& session) : session_(session) {}
    bool idle() const { return mailbox_.idle(); }

    void episodeReady(EpisodeTicket ticket, Result<EpisodeDataPtr> data) override {
        mailbox_.post([this, ticket, data = std::move(data)] { session_.takeEpisodeData(ticket, data); });
    }
    void frameReady(EpisodeTicket ticket, std::size_t camera, std::int64_t step, Result<FramePtr>) override {
        carry(ticket, [this, camera, step] { Q_EMIT session_.frameReady(static_cast<int>(camera), step); });
    }
    void thumbnailReady(EpisodeTicket ticket, std::size_t camera, std::int64_t step, FramePtr) override {
        carry(ticket, [this, camera, step] { Q_EMIT session_.thumbnailReady(static_cast<int>(camera), step); });
    }
    void predictionReady(EpisodeTicket ticket, int branch, std::int64_t step) override {
        mailbox_.post([this, ticket, branch, step] { session_.takePrediction(ticket, branch, step); });
    }
    void predictionFailed(EpisodeTicket ticket, int branch, std::int64_t step, Error error) override {
        mailbox_.post([this, ticket, branch, step, error = std::move(error)] { session_.takeFailure(ticket, branch, step, error); });
    }
    void patchesReady(EpisodeTicket ticket, std::size_t camera, std::int64_t step, std::size_t encoder,
                      Result<std::shared_ptr<const PatchFeatures>> features) override {
        carry(ticket, [this, camera, step, encoder, features = std::move(features)] {
            if (features) Q_EMIT session_.patchesReady(static_cast<int>(camera), step, static_cast<int>(encoder));
            else Q_EMIT session_.patchesFailed(static_cast<int>(camera), step, features.error());
        });
    }
    void textReady(std::string text, Result<TextEncodingPtr> encoding) override {
        mailbox_.post([this, text = QString::fromStdString(text), encoding = std::move(encoding)] {
            if (encoding) Q_EMIT session_.tokensReady(text, *encoding);
            else Q_EMIT session_.tokensFailed(text, encoding.error());
        });
    }
    void branchesChanged(EpisodeTicket ticket) override {
        carry(ticket, [this] { Q_EMIT session_.branchesChanged(); });
    }
    void jobChanged(JobInfo) override {
        // many reports may come between two paints; one look at the board answers them all
        if (boardQueued_.exchange(true)) return;
        mailbox_.post([this] {
            boardQueued_ = false;
            session_.jobList_->setJobs(session_.engine_->jobs().jobs());
            Q_EMIT session_.jobsChanged();
        });
    }

private:
    void carry(EpisodeTicket ticket, std::function<void()> work) {
        mailbox_.post([this, ticket, work = std::move(work)] {
            if (ticket == session_.ticket_) work();
        });
    }

    Session& session_;
    Mailbox mailbox_;
    std::atomic<bool> boardQueued_{false};
};

}  // namespace orrery
