package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is written down of a request when it is sent and when its answer is there; intervals do not end meanwhile. */
@State(Scope.Thread)
public class RecordBenchmark {

    private final Recorder recorder = new Recorder(TimeUnit.DAYS.toNanos(365));
    private final IntervalBuffer buffer = new IntervalBuffer();
    private final Slot slot = new Slot();
    private long nowNanos = 1_000_000_000;

    @Setup
    public void begin() {
        recorder.beginAt(0);
    }

    @Benchmark
    public Slot success() {
        return request(null);
    }

    @Benchmark
    public Slot failure() {
        return request(ErrorClass.HTTP_5XX);
    }

    @Benchmark
    public IntervalBuffer histograms() {
        nowNanos += 1_009;
        buffer.sent(nowNanos & 0xfff, nowNanos & 0x3ff);
        buffer.completed(nowNanos & 0xfffff, nowNanos & 0xffff);
        return buffer;
    }

    private Slot request(ErrorClass failure) {
        nowNanos += 10_007;
        slot.intendedNanos = nowNanos - (nowNanos & 0xfff);
        slot.freeSinceNanos = slot.intendedNanos;
        slot.sentNanos = nowNanos;
        recorder.cutUpTo(nowNanos);
        recorder.sent(slot);
        long answeredNanos = nowNanos + (nowNanos & 0xfffff);
        recorder.cutUpTo(answeredNanos);
        recorder.completed(slot, failure, answeredNanos);
        return slot;
    }
}
