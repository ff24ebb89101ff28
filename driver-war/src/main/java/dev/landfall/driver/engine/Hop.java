package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/**
 * One request of a chain of redirects: the plan's own at first, then each that a redirect asked for. All of a chain go to the same origin
 * and have the same number in {@code Landfall-Seq}; to whoever looks at the load they are one request.
 *
 * @param from the one before, null for the plan's own
 * @param requestTarget path and query, as they stand in the request line
 * @param withBody true: the plan's body goes with it, and so do the headers that describe it
 * @param sequence number of the request that began the chain
 */
record Hop(@Nullable Hop from, String method, String requestTarget, boolean withBody, long sequence, boolean ofWarmUp) {

    /** How many redirects led here. */
    int number() {
        return from == null ? 0 : from.number() + 1;
    }

    /** True when this request, or one before it in the chain, asked for the same. */
    boolean repeats(String otherMethod, String otherTarget) {
        return (method.equals(otherMethod) && requestTarget.equals(otherTarget))
                || (from != null && from.repeats(otherMethod, otherTarget));
    }
}
