#pragma once

namespace orrery {

class Timeline;

/// Tells screen readers that a Timeline is a slider "step 212 of 418, 14.13 seconds" with its lanes as children. Idempotent.
void installTimelineAccessibility();

/// The playhead came to rest.
void announcePlayhead(Timeline* timeline);
/// The keyboard came into a lane.
void announceLane(Timeline* timeline);

}  // namespace orrery
