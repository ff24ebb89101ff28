package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what becomes of requests. One event loop writes, plainly as it costs; anybody may read and may see it a moment late. */
@SuppressWarnings("EnumOrdinal") // places in an array that never leaves this process
final class Tally {

    private static final int SCHEDULED = 0;
    private static final int SENT = 1;
    private static final int SUCCEEDED = 2;
    private static final int RECONNECTS = 3;
    private static final int FIRST_ERROR = 4;
    private static final ErrorClass[] ERRORS = ErrorClass.values();
    private static final NotSentReason[] REASONS = NotSentReason.values();
    private static final int FIRST_REASON = FIRST_ERROR + ERRORS.length;
    private static final int LENGTH = FIRST_REASON + REASONS.length;

    private final AtomicLongArray counts = new AtomicLongArray(LENGTH);

    void scheduled() {
        increment(SCHEDULED);
    }

    void sent() {
        increment(SENT);
    }

    void succeeded() {
        increment(SUCCEEDED);
    }

    void failed(ErrorClass error) {
        increment(FIRST_ERROR + error.ordinal());
    }

    void notSent(NotSentReason reason) {
        increment(FIRST_REASON + reason.ordinal());
    }

    void reconnected() {
        increment(RECONNECTS);
    }

    /** A copy of all counts. Read backwards, so that no request seems to have been completed before it was sent. */
    long[] snapshot() {
        long[] copy = new long[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            copy[i] = counts.getAcquire(i);
        }
        return copy;
    }

    /** The counts of several snapshots added up. */
    static RequestCounts sum(Iterable<long[]> snapshots) {
        long[] sum = new long[LENGTH];
        for (long[] snapshot : snapshots) {
            for (int i = 0; i < LENGTH; i++) {
                sum[i] += snapshot[i];
            }
        }
        return counts(sum);
    }

    private static RequestCounts counts(long[] sum) {
        Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
        long completed = sum[SUCCEEDED];
        for (ErrorClass error : ERRORS) {
            errors.put(error, sum[FIRST_ERROR + error.ordinal()]);
            completed += sum[FIRST_ERROR + error.ordinal()];
        }
        Map<NotSentReason, Long> notSent = new EnumMap<>(NotSentReason.class);
        for (NotSentReason reason : REASONS) {
            notSent.put(reason, sum[FIRST_REASON + reason.ordinal()]);
        }
        return new RequestCounts(
                sum[SCHEDULED], sum[SENT], sum[SUCCEEDED], sum[SENT] - completed, sum[RECONNECTS], errors, notSent);
    }

    private void increment(int index) {
        counts.setRelease(index, counts.getPlain(index) + 1);
    }
}
