package dev.landfall.driver.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadInterval;
import dev.landfall.driver.core.LoadOrder;
import dev.landfall.driver.core.LoadTotals;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.Body;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.HttpVersion;
import dev.landfall.workload.LossPolicy;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Plan;
import dev.landfall.workload.SendingLimits;
import dev.landfall.workload.Share;
import dev.landfall.workload.Target;
import dev.landfall.workload.TestType;
import dev.landfall.workload.Timeouts;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/** Orders of loads for tests, one property after the other, and what came of them. */
final class Loads {

    private final String url;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Pacing pacing = new Pacing.AsFastAsPossible();
    private String method = "GET";
    private Body body;
    private Long count;
    private Duration duration;
    private Duration maxDuration = Duration.ofMinutes(1);
    private Duration warmUp = Duration.ZERO;
    private Duration timeout = Duration.ofSeconds(5);
    private Duration interval = Duration.ofSeconds(1);
    private int concurrency = 4;
    private Duration connectTimeout;
    private Duration firstByteTimeout;
    private boolean insecure;
    private boolean followRedirects;
    private HttpVersion version = HttpVersion.HTTP_1_1;

    private Loads(String url) {
        this.url = url;
    }

    static NettyLoadEngine engine(int eventLoops) {
        return new NettyLoadEngine(EngineSettings.of(eventLoops, "test"));
    }

    static Loads to(TestServer server) {
        return to("http://127.0.0.1:" + server.port() + "/ping");
    }

    static Loads to(String url) {
        return new Loads(url);
    }

    Loads everyMillis(double millis) {
        pacing = new Pacing.FixedDelay(Duration.ofNanos((long) (millis * 1e6)));
        return this;
    }

    Loads perSecond(double rate, Arrivals arrivals) {
        pacing = new Pacing.ArrivalRate(rate, arrivals);
        return this;
    }

    Loads thinkingMillis(long millis) {
        pacing = new Pacing.ThinkTime(Duration.ofMillis(millis));
        return this;
    }

    Loads method(String method, String body) {
        this.method = method;
        this.body = body == null ? null : new Body.Text(body);
        return this;
    }

    Loads bytes(byte[] bytes) {
        this.body = new Body.Base64(Base64.getEncoder().encodeToString(bytes));
        return this;
    }

    Loads connectTimeoutMillis(long millis) {
        connectTimeout = Duration.ofMillis(millis);
        return this;
    }

    Loads firstByteTimeoutMillis(long millis) {
        firstByteTimeout = Duration.ofMillis(millis);
        return this;
    }

    Loads followingRedirects() {
        followRedirects = true;
        return this;
    }

    Loads header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Loads count(long count) {
        this.count = count;
        return this;
    }

    Loads millis(long millis) {
        duration = Duration.ofMillis(millis);
        return this;
    }

    Loads maxMillis(long millis) {
        maxDuration = Duration.ofMillis(millis);
        return this;
    }

    Loads warmUpMillis(long millis) {
        warmUp = Duration.ofMillis(millis);
        return this;
    }

    Loads timeoutMillis(long millis) {
        timeout = Duration.ofMillis(millis);
        return this;
    }

    Loads intervalMillis(long millis) {
        interval = Duration.ofMillis(millis);
        return this;
    }

    Loads concurrency(int concurrency) {
        this.concurrency = concurrency;
        return this;
    }

    Loads insecure() {
        insecure = true;
        return this;
    }

    Loads version(HttpVersion version) {
        this.version = version;
        return this;
    }

    LoadOrder order() {
        Timeouts timeouts = new Timeouts(timeout, connectTimeout, firstByteTimeout);
        Target target =
                new Target(URI.create(url), method, headers, body, timeouts, version, insecure, followRedirects);
        Plan plan = new Plan(
                null,
                pacing instanceof Pacing.FixedDelay || pacing instanceof Pacing.ThinkTime
                        ? TestType.TSUNAMI
                        : TestType.AVALANCHE,
                pacing,
                target,
                new SendingLimits(count, duration, maxDuration),
                warmUp,
                concurrency,
                new DriverSelection.All(),
                false,
                Plan.DEFAULT_READY_TIMEOUT,
                Plan.DEFAULT_TRIGGER_TIMEOUT,
                LossPolicy.CONTINUE,
                List.of());
        return new LoadOrder(
                new TestId("test-1"),
                new NodeId("node 1"),
                plan,
                Share.WHOLE,
                List.of(InetAddress.getLoopbackAddress()),
                headers,
                interval);
    }

    /** Sends it from beginning to end. */
    Result run(NettyLoadEngine engine) {
        Load load = engine.prepare(order());
        await(load.prepared());
        load.start(System.nanoTime());
        return finish(load);
    }

    static Result finish(Load load) {
        LoadTotals totals = await(load.finished());
        List<LoadInterval> intervals = new ArrayList<>(load.takeClosedIntervals());
        intervals.add(totals.last());
        return new Result(totals, intervals);
    }

    /** Waits for the latch, no longer than this. */
    static void await(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toNanos(), NANOSECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What a scripted server does to be slow. */
    static void pause(long millis) {
        await(new CountDownLatch(1), Duration.ofMillis(millis));
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** @param intervals all of them, the last included */
    record Result(LoadTotals totals, List<LoadInterval> intervals) {

        Histogram measure(Measure measure) {
            MeasureSet measures = new MeasureSet();
            measures.add(totals.histograms());
            return measures.of(measure);
        }

        /** How many times of a measure were longer than this. */
        long over(Measure measure, long nanos) {
            Histogram histogram = measure(measure);
            return histogram.getTotalCount() - histogram.getCountBetweenValues(0, nanos);
        }
    }
}
