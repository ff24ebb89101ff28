package dev.landfall.driver.engine;

import dev.landfall.workload.Target;
import org.jspecify.annotations.Nullable;

/**
 * Says what a redirect means for a load that follows them (RFC 9110, section 15.4): one more request to the same origin, or the end.
 * Load goes nowhere but where the plan says, so another origin is an error whatever the allow-list has of it. Immutable.
 */
final class Redirects {

    /** Of one request. */
    static final int MOST_HOPS = 10;

    private static final int LONGEST_TARGET = 8 * 1024;

    /** What comes next. */
    sealed interface Step {

        /** To be sent in place of the request. */
        record Follow(Hop hop) implements Step {}

        /** The request has failed; in words for people. */
        record Refuse(String why) implements Step {}
    }

    private final Origin origin;
    private final String method;
    private final String requestTarget;

    Redirects(Target target) {
        this.origin = Origin.of(target);
        this.method = target.method();
        this.requestTarget = RequestFields.requestTarget(target.url());
    }

    /** True for answers that send elsewhere, and say where. */
    static boolean isRedirect(int status) {
        return (status >= 301 && status <= 303) || status == 307 || status == 308;
    }

    /** After an answer of this status to what the slot has sent last. */
    Step next(Slot slot, int status, @Nullable String location) {
        Hop from = slot.hop == null ? new Hop(null, method, requestTarget, true, slot.sequence, slot.warmUp) : slot.hop;
        if (location == null || location.isEmpty()) {
            return new Step.Refuse("status " + status + " without a Location, or with several");
        }
        UriReference reference = UriReference.of(location);
        if (reference == null || reference.namesAUser()) {
            return new Step.Refuse("status " + status + " with a Location that is not a URL without a user");
        }
        if (reference.isAbsolute() && !reference.origin(origin.scheme()).equals(origin)) {
            return new Step.Refuse("a redirect to another origin, " + reference.origin(origin.scheme()));
        }
        return next(from, status, reference.seenFrom(from.requestTarget()));
    }

    private static Step next(Hop from, int status, String to) {
        if (from.number() == MOST_HOPS) {
            return new Step.Refuse("more than " + MOST_HOPS + " redirects");
        }
        if (to.length() > LONGEST_TARGET) {
            return new Step.Refuse("a redirect to a URL of over " + LONGEST_TARGET + " characters");
        }
        boolean seeOther = status == 303 || (status < 303 && from.method().equals("POST"));
        String method = seeOther && !from.method().equals("HEAD") ? "GET" : from.method();
        if (from.repeats(method, to)) {
            return new Step.Refuse("redirects in a circle");
        }
        boolean withBody = from.withBody() && !seeOther;
        return new Step.Follow(new Hop(from, method, to, withBody, from.sequence(), from.ofWarmUp()));
    }
}
