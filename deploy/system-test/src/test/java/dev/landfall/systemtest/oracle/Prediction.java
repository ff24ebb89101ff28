package dev.landfall.systemtest.oracle;

import java.util.List;
import java.util.PriorityQueue;

/**
 * What a driver must measure against an oracle that wrote this log, with constant arrivals and so many requests in flight at most: each
 * arrival takes the slot that is free first, is read when the oracle is awake, and answered the service time later, or when it wakes up again.
 * The service time is nominal: that of the plan, seen from the driver.
 */
public final class Prediction {
    private final OracleLog log;
    private final long periodNanos;
    private final int concurrency;
    private int passed;

    /** @param periodNanos from one intended start to the next */
    public Prediction(OracleLog log, long periodNanos, int concurrency) {
        this.log = log;
        this.periodNanos = periodNanos;
        this.concurrency = concurrency;
    }

    /**
     * Response times of all arrivals.
     *
     * @param allowanceNanos what the way to the oracle and back adds to the delay it was told
     */
    public Sample responseTimes(long allowanceNanos) {
        var free = new PriorityQueue<Long>();
        for (int i = 0; i < concurrency; i++) {
            free.add(Long.MIN_VALUE);
        }
        List<Arrival> arrivals = log.arrivals();
        long[] times = new long[arrivals.size()];
        long start = startNanos();
        passed = 0;
        for (int i = 0; i < times.length; i++) {
            long intended = start + i * periodNanos;
            long sent = Math.max(intended, free.remove());
            long done = awake(awake(sent) + arrivals.get(i).delayNanos() + allowanceNanos);
            free.add(done);
            times[i] = done - intended;
        }
        return new Sample(times);
    }

    /** The first intended start: no request is read before it was due, and some were read at once. */
    private long startNanos() {
        long start = Long.MAX_VALUE;
        for (int i = 0; i < log.arrivals().size(); i++) {
            start = Math.min(start, log.arrivals().get(i).nanos() - i * periodNanos);
        }
        return start;
    }

    /** The instant itself, or the end of the window it lies in. */
    private long awake(long nanos) {
        long awake = nanos;
        for (int i = skipTo(nanos); i < log.windows().size(); i++) {
            Window window = log.windows().get(i);
            if (window.startNanos() > awake) {
                break;
            }
            if (window.contains(awake)) {
                awake = window.endNanos();
            }
        }
        return awake;
    }

    /** Windows that ended over a minute before are never asked for again: instants rise, but for the time in flight. */
    private int skipTo(long nanos) {
        List<Window> windows = log.windows();
        while (passed < windows.size() && windows.get(passed).endNanos() < nanos - 60_000_000_000L) {
            passed++;
        }
        return passed;
    }
}
