package dev.landfall.workload;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as somebody wrote it: the right types, but nothing checked and no defaults. Null means absent. Times are milliseconds.
 * {@link PlanRules} makes a {@link Plan} of it or says everything that is wrong.
 */
public record PlanDraft(
        @Nullable String name,
        @Nullable String testType,
        @Nullable Double testMessageDelay,
        @Nullable String delayMode,
        @Nullable Double throughputPerDriver,
        @Nullable String arrivals,
        @Nullable TargetDraft target,
        @Nullable Double messageCountPerDriver,
        @Nullable Double durationMs,
        @Nullable Double maxDurationMs,
        @Nullable Double warmUpMs,
        @Nullable Double concurrencyPerDriver,
        @Nullable DriverSelection drivers,
        @Nullable Boolean autoTrigger,
        @Nullable Double readyTimeoutMs,
        @Nullable Double triggerTimeoutMs,
        @Nullable String onDriverLoss) {

    /** The {@code target} object of a plan. */
    public record TargetDraft(
            @Nullable String url,
            @Nullable String method,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            @Nullable Double timeoutMs,
            @Nullable String httpVersion,
            @Nullable Boolean insecure,
            @Nullable Boolean followRedirects) {}
}
