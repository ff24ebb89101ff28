package dev.landfall.workload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a request may take, 1 ms to 10 min.
 *
 * @param total from sent to the last byte of the answer, redirects included
 * @param connect for connecting, with the TLS handshake; null: only the total counts
 * @param firstByte from sent to the first byte of the answer; null: only the total counts
 */
public record Timeouts(
        Duration total,
        @Nullable Duration connect,
        @Nullable Duration firstByte) {

    /** A total, and nothing else. */
    public static Timeouts of(Duration total) {
        return new Timeouts(total, null, null);
    }
}
