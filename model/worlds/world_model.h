#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "model/base/frame.h"
#include "model/base/host_tensor.h"
#include "model/base/result.h"
#include "model/base/view.h"
#include "model/text/clip_tokenizer.h"

namespace orrery {

enum class Capability { Act, PredictFrames, PredictLatents, EncodePatches, DecodeLatents, RecurrentState, Attention, ReadInstructions };

/// Something a model must be given at every step.
struct ModelInput {
    enum class Kind { Image, Vector };
    std::string id;           ///< "rgb_static", "arm_pose", "gripper_command"
    std::string title;        ///< "static camera"
    Kind kind = Kind::Image;
    Shape shape;              ///< Vector: [6]; image: [] as any size is taken.
    std::vector<std::string> dimNames;
    std::string unit;         ///< "m, rad"
    bool required = true;
};

/// One number of a model's action.
struct ActionDim {
    std::string name;  ///< "Δx"
    std::string unit;  ///< "m"; of the value times `scale`
    double scale = 1;  ///< unit per raw value: 0.02 m for CALVIN's relative actions
};

/// A file that a model was loaded from.
struct ModelFile {
    std::string role;    ///< "model", "text_model", "image_model", "vocabulary", "config"
    std::string file;    ///< as found or given
    std::string sha256;  ///< of all bytes; above 64 MiB, when `quick`, over the header and the first and last MiB
    bool quick = false;
};

/// What a model declares; panels ask for that and nothing else.
struct ModelCard {
    std::string family;                  ///< "gr1"
    std::string title;                   ///< "GR-1"
    std::vector<Capability> capabilities;
    std::vector<ModelInput> inputs;
    std::vector<std::string> frameOutputs;  ///< Ids of image inputs whose future it predicts.
    std::vector<int> horizons;           ///< Steps ahead that are predicted directly: {3}.
    int contextLength = 1;               ///< Steps the model looks back at, itself included: 10.
    std::vector<ActionDim> actions;
    bool normalisedPatches = false;      ///< Predictions need a contrast (GR-1).
    std::vector<std::string> encoders;   ///< What patches() can show: {"Image encoder, block 12 (last)"}.
    int patchGrid = 0;                   ///< Patches per side: 14.
    std::int64_t parameterCount = 0;
    std::string precision = "fp32";      ///< Really used.
    std::string device = "cpu";          ///< Really used.
    std::string hash;                    ///< Of the checkpoint file(s).
    std::vector<ModelFile> files;        ///< All that it was loaded from.
    std::string off;                     ///< Sentence when nothing is predicted (a companion is missing), else empty.
    std::vector<std::string> lacking;    ///< Tensors that the file lacks while the rest works: "obs_hand_queries.weight".
    int attentionLayers = 0, attentionHeads = 0;  ///< What attention() can be asked for.
    bool can(Capability capability) const;
};

/// What a model is given at one step. An input without a source is absent.
struct Observation {
    std::map<std::string, FramePtr> images;
    std::map<std::string, std::vector<double>> vectors;
    std::vector<std::string> zeros;  ///< Inputs that a person set to zeros on purpose.
};

/// Everything of one observation that depends on that step alone, kept for reuse. Opaque to everybody but its model.
class StepEncoding {
public:
    virtual ~StepEncoding() = default;
    virtual std::size_t bytes() const = 0;
};
using StepEncodingPtr = std::shared_ptr<const StepEncoding>;

/// An instruction ready for use, with its tokens. Opaque to everybody but its model.
class TextEncoding {
public:
    virtual ~TextEncoding() = default;
    virtual const TokenizedText& tokens() const = 0;
    virtual std::span<const float> vector() const = 0;  ///< Normalised feature, for similarity of texts.
};
using TextEncodingPtr = std::shared_ptr<const TextEncoding>;

/// A predicted picture in the model's own form.
struct PredictedFrame {
    HostTensor patches;  ///< GR-1: [196, 768] normalised; (y, x, channel) inside a patch
};

/// What a model said at a step.
struct Prediction {
    std::vector<float> action;            ///< [A] raw, as the official evaluation returns it (gripper −1 or +1)
    std::optional<float> gripperLogit;
    std::map<std::string, PredictedFrame> frames;  ///< by image input id, about step + horizon
    int horizon = 0;                      ///< 3
    int contextUsed = 0;                  ///< real steps in the window: 1 … contextLength
    double seconds = 0;                   ///< how long the model took
    std::size_t bytes() const;
};
using PredictionPtr = std::shared_ptr<const Prediction>;

struct Wanted {
    bool action = true;
    bool frames = true;
};

/// Patch features of one camera at one step: [n, d], row-major grid of card().patchGrid.
struct PatchFeatures {
    HostTensor tokens;
    int grid = 0;
};

/// What one token of a model stands for.
struct AttentionToken {
    enum class Kind { Instruction, State, Patches, Image, Action, Frame };  ///< The last two are queries: they ask, nobody sees them.
    Kind kind = Kind::State;
    std::string input;  ///< The image input it belongs to, or empty.
    int slot = 0;       ///< Step of the window, 0 is the oldest.
    int index = 0;      ///< Among its equals: 0 … 8 of the patch latents.
};

/// Who looks at whom in one layer.
struct Attention {
    HostTensor weights;  ///< float32 [heads, queries, keys]; every row sums to 1, what may not be seen has 0.
    std::vector<AttentionToken> queries, keys;
};

/// A checkpoint ready to imagine. Holds no history: that is the runtime's. One owner thread at a time.
class WorldModel {
public:
    virtual ~WorldModel() = default;
    virtual const ModelCard& card() const = 0;

    /// Encodes one step (exact to reuse at any place of the window). `wantPatches` keeps raw patch features for patches().
    /// `previous`: an encoding of the same observation to extend instead of computing anew, or null.
    virtual Result<StepEncodingPtr> encode(const Observation& observation, std::stop_token stop) = 0;

    virtual Result<TextEncodingPtr> encodeText(const std::string& instruction, std::stop_token stop) = 0;

    /// `window`: 1 … contextLength encodings, oldest first, the newest is the step of the question.
    virtual Result<PredictionPtr> predict(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, Wanted wanted,
                                          std::stop_token stop) = 0;

    /// Patch features of one picture; works also where predictions are off for want of an input.
    virtual Result<PatchFeatures> patches(const FramePtr& frame, std::size_t encoder, std::stop_token stop) = 0;

    /// Attention weights behind what predict() says of the same window; `layer` 0 … card().attentionLayers − 1.
    /// Errors: Unsupported where the model declares none, NotFound for a layer that is not there, Cancelled.
    virtual Result<Attention> attention(std::span<const StepEncodingPtr> window, const TextEncodingPtr& text, int layer,
                                        std::stop_token stop);

    /// A predicted frame as a picture at the model's output size. `reference`: the frame the statistics come from (Seen:
    /// the newest of the context, Truth: the recorded frame at step + horizon), ignored for Raw.
    virtual Result<FramePtr> picture(const PredictedFrame& predicted, Contrast contrast, const FramePtr& reference) = 0;

    /// A recorded frame after the model's own preprocessing, at its output size, [3, H, W] in 0 … 1: what metrics compare with.
    virtual Result<HostTensor> preprocessedTruth(const FramePtr& frame) = 0;
};

/// "snapshot.pt opened with 1 tensor missing (a.weight). The hand camera prediction is off. Actions and static camera work.";
/// empty when the card lacks nothing.
std::string openedWithout(const ModelCard& card, const std::string& file);

/// How to load a checkpoint: companions found or given, device and numbers.
struct LoadOptions {
    std::filesystem::path textModel, imageModel, vocabulary, config;
    std::string device = "auto";     ///< "auto", "cpu", "cuda", "cuda:0"
    std::string precision = "fp32";  ///< "fp32", "tf32", "bf16", "fp16"
    int threads = 0;                 ///< 0: physical cores
    std::function<void(double)> progress;  ///< share done, 0 … 1, from the loading thread
};

}  // namespace orrery
