/**
 * The WebSocket feed: fan-out of views to whoever listens, newest state first.
 * A slow listener misses messages and never holds up a test.
 */
@NullMarked
package dev.landfall.orchestrator.push;

import org.jspecify.annotations.NullMarked;
