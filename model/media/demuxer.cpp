#include "model/media/demuxer.h"

#include <mutex>

#include "model/media/container_check.h"
#include "model/media/data_file.h"

namespace orrery {
namespace {

/// Containers whose demuxers read this one file and nothing else: playlists and the like could reach any file or host.
constexpr const char* kContainers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,gif,mpegts,mpeg,ogg,flv,ivf,h264,hevc";

Error openError(const std::filesystem::path& file, int code) {
    const std::string where = file.string();
    if (code == AVERROR_EXIT) return cancelled(where);
    const auto table = hasSampleTable(file);
    if (!table) return {Error::Kind::Corrupt, "this is not a video", where, "not_a_video", {}};
    if (!*table) {
        return {Error::Kind::Corrupt, "no sample table (recording interrupted)", where, "no_index",
                "record or copy the file again"};
    }
    return {Error::Kind::Corrupt, "the sample table is damaged", where, "no_index", "copy the file again"};
}

}  // namespace

int Demuxer::interrupted(void* self) {
    return static_cast<Demuxer*>(self)->stop_.stop_requested() ? 1 : 0;
}

Result<std::unique_ptr<Demuxer>> Demuxer::open(const std::filesystem::path& file, std::stop_token stop) {
    static std::once_flag quiet;
    std::call_once(quiet, [] { av_log_set_level(AV_LOG_QUIET); });
    if (auto fine = checkDataFile(file); !fine) return fine.error();

    std::unique_ptr<Demuxer> self(new Demuxer);
    self->stop_ = std::move(stop);
    AVFormatContext* format = avformat_alloc_context();
    if (!format) return Error{Error::Kind::Device, "not enough memory", file.string(), "out_of_memory", {}};
    format->interrupt_callback = {&Demuxer::interrupted, self.get()};
    format->max_streams = 64;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", kContainers, 0);
    // avformat_open_input frees the context itself when it fails
    int code = avformat_open_input(&format, ("file:" + file.string()).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (code < 0) return openError(file, code);
    self->format_.reset(format);

    code = avformat_find_stream_info(format, nullptr);
    if (code < 0) return openError(file, code);
    self->stream_ = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (self->stream_ < 0)
        return Error{Error::Kind::Unsupported, "no video stream inside", file.string(), "no_video", {}};
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        if (static_cast<int>(i) != self->stream_) format->streams[i]->discard = AVDISCARD_ALL;
    }
    return self;
}

int Demuxer::read(AVPacket* packet) {
    while (true) {
        av_packet_unref(packet);
        if (stop_.stop_requested()) return AVERROR_EXIT;
        const int code = av_read_frame(format_.get(), packet);
        if (code < 0 || packet->stream_index == stream_) return code;
    }
}

bool Demuxer::seek(std::int64_t dts) {
    return av_seek_frame(format_.get(), stream_, dts, AVSEEK_FLAG_BACKWARD) >= 0;
}

}  // namespace orrery
