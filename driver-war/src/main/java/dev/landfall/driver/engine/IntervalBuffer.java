package dev.landfall.driver.engine;

import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import org.HdrHistogram.Histogram;

/**
 * The histograms that one event loop fills during one interval. Written by the loop until it is handed over as a whole, then read, emptied
 * and given back by whoever merges: never two at a time.
 */
final class IntervalBuffer {

    private final MeasureSet measures = new MeasureSet();
    private final Histogram responseTime = measures.of(Measure.RESPONSE_TIME);
    private final Histogram serviceTime = measures.of(Measure.SERVICE_TIME);
    private final Histogram sendDelay = measures.of(Measure.SEND_DELAY);
    private final Histogram sendLag = measures.of(Measure.SEND_LAG);
    private final Histogram failedResponseTime = measures.of(Measure.FAILED_RESPONSE_TIME);
    private long clipped;
    private boolean empty = true;

    void sent(long delayNanos, long lagNanos) {
        record(sendDelay, delayNanos);
        record(sendLag, lagNanos);
        empty = false;
    }

    /** A success, or a timeout with the time waited. */
    void completed(long responseNanos, long serviceNanos) {
        record(responseTime, responseNanos);
        record(serviceTime, serviceNanos);
        empty = false;
    }

    void failed(long responseNanos) {
        record(failedResponseTime, responseNanos);
        empty = false;
    }

    boolean isEmpty() {
        return empty;
    }

    MeasureSet measures() {
        return measures;
    }

    /** Times over an hour, recorded as an hour. */
    long clipped() {
        return clipped;
    }

    void reset() {
        measures.reset();
        clipped = 0;
        empty = true;
    }

    private void record(Histogram histogram, long nanos) {
        if (!Histograms.record(histogram, nanos)) {
            clipped++;
        }
    }
}
