#pragma once

#include "widgets/bridge/session.h"

namespace orrery {

class JobsPopover;
class SessionBar;
class StatusBar;

/// Writes what the session says into chips, status bar and jobs popover, now and on every change.
void followSession(Session& session, SessionBar& bar, StatusBar& status, JobsPopover& jobs);
/// Once more, such as after a change of language.
void writeSession(Session& session, SessionBar& bar, StatusBar& status, JobsPopover& jobs);

}  // namespace orrery
