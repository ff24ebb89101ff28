package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.orchestrator.core.IntervalStore.Hole;
import dev.landfall.orchestrator.core.Playback.Delivery;
import dev.landfall.orchestrator.core.Recording.Entry;
import dev.landfall.orchestrator.core.view.NodeView;
import dev.landfall.orchestrator.core.view.TimelineView.Flow;
import dev.landfall.orchestrator.core.view.TimelineView.Gap;
import dev.landfall.orchestrator.core.view.TimelineView.Second;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import dev.landfall.orchestrator.report.TimelineJson;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the reports of a real test come, its totals are the same to the last bit, and what never came is said. */
class DisturbedStreamTest {

    private static final long SEED = 20_261_121;
    /** Of each of the six kinds. */
    private static final int TIMES = 35;

    private static final Duration OFTEN = Duration.ofMillis(500);
    /** An orchestrator that hangs between its polls; also much quicker to play. */
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private static Recording recording;
    private static List<Delivery> sent;
    private static Playback undisturbed;
    private static Totals totals;

    /** One interval of one driver. */
    private record Slot(NodeId node, long index) {}

    /** They would tell each of two hundred tests' stories. */
    private static final Logger STORIES = Logger.getLogger(LoadTest.class.getName());

    @AfterAll
    static void tellStoriesAgain() {
        STORIES.setLevel(null);
    }

    @BeforeAll
    static void playUndisturbed() {
        STORIES.setLevel(Level.WARNING);
        recording = Recording.read();
        sent = recording.reports().stream()
                .map(e -> new Delivery(e.loggedAt(), e))
                .toList();
        undisturbed = Playback.of(recording, sent, OFTEN, received());
        totals = Totals.of(undisturbed.test(), undisturbed.view());
    }

    @Test
    void theRecordingIsOfATestWithErrorsAWarmUpAndAllItsSeconds() {
        assertThat(undisturbed.view().state()).isEqualTo(TestState.COMPLETED);
        assertThat(undisturbed.view().ledger().differences()).isEmpty();
        assertThat(undisturbed.view().drivers()).hasSize(3);
        assertThat(undisturbed.view().warmUp().sent()).isPositive();
        assertThat(undisturbed.view().figures().counts().errors()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(undisturbed.timeline().gaps()).isEmpty();
        assertThat(undisturbed.timeline().seconds()).allMatch(Second::complete);
        assertThat(undisturbed.view().verdict().measurement()).isEqualTo(measurement(slots(sent)));
        assertThat(undisturbed.view().revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void noDisturbanceChangesATotalAndGapsAreMarkedExactlyWhereIntervalsWereLost(Disturbance disturbance) {
        for (int time = 0; time < TIMES; time++) {
            long seed = SEED + 1_000L * disturbance.ordinal() + time;
            List<Delivery> delivered = disturbance.of(sent, new SplittableRandom(seed));
            Playback playback = Playback.of(recording, delivered, time == 0 ? OFTEN : SELDOM, received());
            check(disturbance + ", seed " + seed, playback, slots(delivered));
        }
    }

    /** What a driver's last word puts right in the end must not be wrong before. */
    @ParameterizedTest
    @EnumSource
    void beforeTheFinalsEachIntervalThatCameCountsOnce(Disturbance disturbance) {
        List<Delivery> unfinished =
                sent.stream().filter(d -> !d.entry().isFinal()).toList();
        List<Delivery> delivered = disturbance.of(unfinished, new SplittableRandom(SEED));
        Playback playback = Playback.of(recording, delivered, SELDOM, received());
        List<EncodedHistograms> sums = new ArrayList<>();
        for (TestNode node : playback.test().nodes()) {
            sums.add(sum(delivered, node.nodeId()::equals));
            assertThat(node.tally().counts()).isEqualTo(newest(delivered, node.nodeId()));
        }
        sums.add(sum(delivered, node -> true));
        assertThat(Totals.of(playback.test(), playback.view()).histograms()).isEqualTo(sums);
    }

    private static EncodedHistograms sum(List<Delivery> delivered, Predicate<NodeId> of) {
        Map<Slot, Entry> once = new HashMap<>();
        delivered.stream()
                .map(Delivery::entry)
                .filter(entry -> of.test(entry.nodeId()))
                .forEach(entry -> once.put(slot(entry), entry));
        MeasureSet sum = new MeasureSet();
        once.values().forEach(entry -> sum.add(entry.report().interval().histograms()));
        return sum.encode();
    }

    private static RequestCounts newest(List<Delivery> delivered, NodeId node) {
        return delivered.stream()
                .map(d -> d.entry().report())
                .filter(report -> report.nodeId().equals(node))
                .max(Comparator.comparingLong(MetricsReport::sequence))
                .orElseThrow()
                .counts();
    }

    private static void check(String what, Playback playback, Set<Slot> arrived) {
        Totals now = Totals.of(playback.test(), playback.view());
        assertThat(now.histograms()).as(what).isEqualTo(totals.histograms());
        assertThat(now.report()).as(what).isEqualTo(totals.report());
        assertThat(playback.view().state()).as(what).isEqualTo(TestState.COMPLETED);
        assertThat(playback.view().ledger().balanced()).as(what).isTrue();
        assertThat(playback.timeline().gaps()).as(what).containsExactlyElementsOf(gaps(arrived));
        assertThat(playback.view().verdict().measurement()).as(what).isEqualTo(measurement(arrived));
        assertThat(playback.ignored().keySet()).as(what).isSubsetOf("repeated");
        if (arrived.equals(slots(sent))) {
            assertThat(playback.view().verdict())
                    .as(what)
                    .isEqualTo(undisturbed.view().verdict());
            assertThat(playback.view().drivers())
                    .as(what)
                    .extracting(NodeView::worst)
                    .isEqualTo(undisturbed.view().drivers().stream()
                            .map(NodeView::worst)
                            .toList());
            assertThat(TimelineJson.of(playback.timeline()))
                    .as(what)
                    .isEqualTo(TimelineJson.of(undisturbed.timeline()));
        }
        seconds(what, playback, arrived);
    }

    private static void seconds(String what, Playback playback, Set<Slot> arrived) {
        List<Second> seconds = playback.timeline().seconds();
        for (Second second : seconds) {
            Second whole = undisturbed.timeline().seconds().get((int) second.index());
            Set<NodeId> there = whole.nodes().keySet().stream()
                    .filter(node -> arrived.contains(new Slot(node, second.index())))
                    .collect(Collectors.toSet());
            assertThat(second.nodes().keySet()).as(what).isEqualTo(there);
            assertThat(second.complete())
                    .as(what)
                    .isEqualTo(there.size() == whole.nodes().size());
            second.nodes().forEach((node, flow) -> {
                assertThat(flow)
                        .as("%s: %s in %s", what, node, second)
                        .isEqualTo(whole.nodes().get(node));
            });
            assertThat(second.all().sent()).as(what).isEqualTo(sum(second));
        }
    }

    private static long sum(Second second) {
        return second.nodes().values().stream().mapToLong(Flow::sent).sum();
    }

    /** Runs of what never came, driver by driver. */
    private static List<Gap> gaps(Set<Slot> arrived) {
        Map<NodeId, TreeSet<Long>> lost = new LinkedHashMap<>();
        undisturbed.test().nodes().forEach(node -> lost.put(node.nodeId(), new TreeSet<>()));
        Set<Slot> all = new HashSet<>(slots(sent));
        all.removeAll(arrived);
        all.forEach(slot -> lost.get(slot.node()).add(slot.index()));
        List<Gap> gaps = new ArrayList<>();
        lost.forEach((node, indexes) -> {
            for (Hole run : Indexes.runs(indexes)) {
                gaps.add(new Gap(node, run.from(), run.to()));
            }
        });
        return gaps;
    }

    /** By the contract's rule alone: driver-seconds that are bad or missing, of all in which there was load. */
    private static Measurement measurement(Set<Slot> arrived) {
        long all = 0;
        long bad = 0;
        for (Entry entry : recording.reports()) {
            IntervalReport interval = entry.report().interval();
            if (!isIdle(interval)) {
                all++;
                bad += !arrived.contains(slot(entry)) || isBad(entry.report()) ? 1 : 0;
            }
        }
        return bad * 10 > all
                ? Measurement.INVALID
                : bad < 2 && bad * 100 < all ? Measurement.VALID : Measurement.SUSPECT;
    }

    private static boolean isIdle(IntervalReport interval) {
        return interval.histograms().byMeasure().isEmpty();
    }

    private static boolean isBad(MetricsReport report) {
        double lag = percentile(report, Measure.SEND_LAG, 99);
        double median = percentile(report, Measure.RESPONSE_TIME, 50);
        return lag > Math.max(10, median / 10)
                || report.health().gcPauseMillis() > 100
                || report.health().loopLagMillis() > 100
                || report.health().cpu() > 0.9;
    }

    private static double percentile(MetricsReport report, Measure measure, double percent) {
        return report.interval()
                .histograms()
                .of(measure)
                .map(encoded -> encoded.decode().getValueAtPercentile(percent) / 1e6)
                .orElse(0.0);
    }

    private static Set<Slot> slots(Collection<Delivery> deliveries) {
        return deliveries.stream().map(d -> slot(d.entry())).collect(Collectors.toSet());
    }

    private static Slot slot(Entry entry) {
        return new Slot(entry.nodeId(), entry.report().interval().index());
    }

    /** The target was there all the time. */
    private static long received() {
        return recording.reports().stream()
                .filter(Entry::isFinal)
                .map(Entry::report)
                .mapToLong(r -> r.counts().sent() + r.warmUp().sent())
                .sum();
    }
}
