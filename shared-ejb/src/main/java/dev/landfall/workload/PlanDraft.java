package dev.landfall.workload;

import java.util.List;
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
        @Nullable String onDriverLoss,
        List<Threshold> thresholds) {

    /**
     * What the public fields can say.
     *
     * @param delayMillis null for none
     */
    public static PlanDraft ofPublicFields(
            TestType type, @Nullable Double delayMillis, TargetDraft target, double count) {
        return new PlanDraft(
                null,
                type.name(),
                delayMillis,
                null,
                null,
                null,
                target,
                count,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** The {@code target} object of a plan. */
    public record TargetDraft(
            @Nullable String url,
            @Nullable String method,
            @Nullable Map<String, String> headers,
            @Nullable String body,
            @Nullable String bodyBase64,
            @Nullable Double timeoutMs,
            @Nullable Double connectTimeoutMs,
            @Nullable Double firstByteTimeoutMs,
            @Nullable String httpVersion,
            @Nullable Boolean insecure,
            @Nullable Boolean followRedirects) {

        /** An address, and a time-out in milliseconds or null. */
        public static TargetDraft of(String url, @Nullable Double timeoutMs) {
            return new TargetDraft(url, null, null, null, null, timeoutMs, null, null, null, null, null);
        }
    }
}
