/**
 * Sends the load: event loops, each with its connections, its stripe of the schedule and its recorders; the codec of
 * HTTP/1.1, and streams of HTTP/2 over Netty's frames.
 * Knows Netty and no Jakarta, so that it runs in the WAR and alone; which load to send when is decided in {@code core}.
 */
@NullMarked
package dev.landfall.driver.engine;

import org.jspecify.annotations.NullMarked;
