package dev.landfall.message;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import java.time.Instant;

/**
 * An orchestrator that stands by is there, and asks nothing of anybody. Read back, it tells that the log can be written to, and what time
 * it is there: by that the silence of the one that leads is judged.
 *
 * @param timestamp of the wall clock, for display
 */
public record StandbyBeat(NodeId nodeId, Instant timestamp, Incarnation incarnation) implements Message {}
