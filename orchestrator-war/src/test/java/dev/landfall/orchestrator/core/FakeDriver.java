package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverDetails;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Health;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.Registration;
import dev.landfall.message.StartReport;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.Histograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Says what a driver says, truthfully: counters cumulative, histograms of the requests it pretends to have made. */
final class FakeDriver {

    private final FakeLog log;
    private final ManualTime time;
    private final NodeId nodeId;
    private final Incarnation incarnation;
    private final String ip;
    private final MeasureSet totals = new MeasureSet();
    private DriverState state = DriverState.IDLE;
    private TestId test;
    private String reason;
    private long sequence;
    private long sent;
    private long index;
    private boolean beating = true;
    private double lagMillis = 0.001;
    private Health health;

    FakeDriver(FakeLog log, ManualTime time, String name, String incarnation) {
        this.log = log;
        this.time = time;
        this.nodeId = new NodeId(name);
        this.incarnation = new Incarnation(incarnation);
        this.ip = "10.0.0." + incarnation.length();
    }

    NodeId nodeId() {
        return nodeId;
    }

    Incarnation incarnation() {
        return incarnation;
    }

    FakeDriver register() {
        DriverDetails details =
                new DriverDetails(2, incarnation, "0.1.0", 2, 200_000, 10_000, Duration.ofSeconds(1), Map.of());
        log.append("register", 0, new Registration(nodeId, ip, details));
        return this;
    }

    void deregister() {
        beating = false;
        log.append("register", 0, new Deregistration(nodeId, ip, incarnation));
    }

    void fallSilent() {
        beating = false;
    }

    void speakAgain() {
        beating = true;
    }

    void beat() {
        if (beating) {
            Epoch epoch = test == null ? null : Epoch.FIRST;
            DriverStatus status = new DriverStatus(incarnation, epoch, state, test, sent, reason, null, null);
            log.append("heartbeat", 1, new DriverBeat(nodeId, false, time.wall(), status));
        }
    }

    void say(DriverState now, TestId about) {
        state = now;
        test = about;
        beat();
    }

    void refuse(TestId about, String why) {
        reason = why;
        say(DriverState.REFUSED, about);
    }

    /** What it tells from now on of itself. */
    FakeDriver strained(double lag, Health now) {
        lagMillis = lag;
        health = now;
        return this;
    }

    /** The next interval, with so many requests of so many milliseconds; made but not sent. */
    MetricsReport interval(TestId about, int requests, double millis) {
        MeasureSet here = record(requests, millis);
        IntervalReport interval =
                new IntervalReport(index, Duration.ofSeconds(index), Duration.ofSeconds(index + 1), here.encode());
        index++;
        return metrics(about, interval);
    }

    void send(MetricsReport report) {
        log.append("metrics", 0, report);
    }

    /** The last interval and the totals; made but not sent. */
    FinalReport last(TestId about, EndReason end) {
        IntervalReport closing = new IntervalReport(
                index, Duration.ofSeconds(index), Duration.ofSeconds(index).plusMillis(10), EncodedHistograms.NONE);
        return new FinalReport(
                metrics(about, closing), end, totals.encode(), Duration.ofSeconds(index), ErrorExamples.NONE);
    }

    /** What it had on disk of everything up to this interval when it died. */
    FinalReport stored(MetricsReport newest) {
        return new FinalReport(
                newest, EndReason.FENCED, totals.encode(), newest.interval().end(), ErrorExamples.NONE);
    }

    void send(FinalReport last) {
        log.append("metrics", 0, last);
    }

    RequestCounts counts() {
        return counts(sent);
    }

    private MeasureSet record(int requests, double millis) {
        MeasureSet here = new MeasureSet();
        for (int i = 0; i < requests; i++) {
            long nanos = Math.round(millis * 1e6);
            Histograms.record(here.of(Measure.RESPONSE_TIME), nanos);
            Histograms.record(here.of(Measure.SERVICE_TIME), nanos);
            Histograms.record(here.of(Measure.SEND_DELAY), 1000);
            Histograms.record(here.of(Measure.SEND_LAG), Math.round(lagMillis * 1e6));
        }
        sent += requests;
        totals.add(here);
        return here;
    }

    private MetricsReport metrics(TestId about, IntervalReport interval) {
        return new MetricsReport(
                nodeId,
                about,
                UUID.randomUUID().toString(),
                incarnation,
                Epoch.FIRST,
                sequence++,
                new PublicFigures(1, 1, 1, 1, null),
                counts(),
                RequestCounts.ZERO,
                interval,
                new StartReport(0, nodeId.value().length()),
                health);
    }

    private static RequestCounts counts(long sent) {
        return new RequestCounts(sent, sent, sent, 0, 0, Map.of(), Map.of());
    }
}
