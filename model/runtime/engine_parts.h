#pragma once

#include <set>

#include "model/runtime/engine.h"

// What the parts of the engine share; nobody else includes this.
namespace orrery {

/// The model and what belongs to it alone; used and destroyed on the model thread.
struct Engine::Host {
    std::shared_ptr<WorldModel> model;
    TextCache texts;
};

/// What a task works on: taken when it is posted, so that a later change of episode or model does not reach it.
struct Engine::Scene {
    std::shared_ptr<EpisodeRun> run;
    std::shared_ptr<TimelineTree> tree;
    std::shared_ptr<Host> host;
};

// A piece of long work posts the next one itself, so each work has a key of its own: one that was ended between two pieces must
// not take the place of its successor.
struct Engine::Fill {
    ScenePtr scene;
    std::string key;
    int job = 0;
    std::atomic<std::int64_t> centre{0};
    std::int64_t total = 0;
    std::set<std::int64_t> failed;  // the model thread's
};

struct Engine::Run {
    ScenePtr scene;
    std::string key;
    int job = 0;
    int branch = 0;
    std::int64_t first = 0;
    std::int64_t next = 0;  // the model thread's
    std::int64_t end = 0;   ///< one past the last step
};

struct Engine::Gathering {
    ScenePtr scene;
    int job = 0;
    std::vector<PatchPlace> places;
    std::size_t encoder = 0;
    std::size_t next = 0;  // the model thread's
};

}  // namespace orrery
