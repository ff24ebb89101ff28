package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.Health;
import dev.landfall.orchestrator.core.IntervalStore.Hole;
import dev.landfall.orchestrator.core.MeasurementJudge.Evidence;
import dev.landfall.orchestrator.core.MeasurementJudge.Finding;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementJudgeTest {

    private static final NodeId D1 = new NodeId("driver-1");
    private static final NodeId D2 = new NodeId("driver-2");
    private static final Health FINE = new Health(0.5, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "0,10,VALID",
        "1,101,VALID",
        "1,100,SUSPECT",
        "2,1000,SUSPECT",
        "10,100,SUSPECT",
        "11,100,INVALID",
        "1,9,INVALID"
    })
    void countsBadDriverSeconds(int bad, int all, Measurement expected) {
        Strain strain = new Strain();
        for (int i = 0; i < all; i++) {
            strain.add(i, i < bad ? 15.2 : 1, 5, FINE);
        }
        assertThat(judge(new NodeSeconds(D1, all, List.of(), strain)).measurement())
                .isEqualTo(expected);
    }

    @Test
    void namesNodesAndSeconds() {
        Strain strain = new Strain();
        for (long i : new long[] {3, 4, 5, 9}) {
            strain.add(i, i == 5 ? 15.21 : 11, 5, FINE);
        }
        strain.add(7, 1, 5, new Health(0.97, 250, 120));
        Finding finding = judge(
                new NodeSeconds(D1, 30, List.of(), strain),
                new NodeSeconds(D2, 30, List.of(new Hole(10, 11)), new Strain()));
        assertThat(finding.measurement()).isEqualTo(Measurement.INVALID);
        assertThat(finding.reasons())
                .containsExactly(
                        "7 of 60 driver-seconds were bad (11.7 %): more than 10 %",
                        "driver-1, seconds 3-5 and 9: send lag p99 up to 15.2 ms (limit 10.0 ms)",
                        "driver-1, second 7: pauses up to 250 ms (limit 100 ms)",
                        "driver-1, second 7: the process used up to 97 % of its cores (limit 90 %)",
                        "driver-2, seconds 10-11: no data");
    }

    @Test
    void allowsMoreLagWhereTheTargetIsSlowAnyway() {
        Strain strain = new Strain();
        strain.add(0, 40, 500, FINE);
        strain.add(1, 60, 500, FINE);
        assertThat(strain.bad(10)).containsExactly(1L);
        assertThat(strain.worst(Strain.Kind.SEND_LAG, 10)).isEqualTo(new Strain.Excess(60, 50));
    }

    @Test
    void takesTheLongerOfTheTwoPausesAndNoCpuWhereItIsUnknown() {
        Strain strain = new Strain();
        strain.add(0, 1, 1, new Health(-1, 0, 101));
        strain.add(1, 1, 1, new Health(-1, 101, 0));
        strain.add(2, 1, 1, new Health(0.9, 100, 100));
        strain.add(3, 1, 1, null);
        assertThat(strain.bad(10)).containsExactly(0L, 1L);
    }

    @Test
    void findsTheSameInWhateverOrderReportsCame() {
        List<Long> order = new ArrayList<>();
        for (long i = 0; i < 200; i++) {
            order.add(i);
        }
        Finding first = null;
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(order, new Random(seed));
            Strain strain = new Strain();
            order.forEach(i ->
                    strain.add(i, i % 17 == 0 ? 10 + i % 3 : 1, 5, new Health(i % 40 == 1 ? 0.95 : 0.1, i, 0)));
            Finding finding = judge(new NodeSeconds(D1, 200, List.of(), strain));
            first = first == null ? finding : first;
            assertThat(finding).isEqualTo(first);
        }
    }

    @Test
    void isInvalidWhenTheLedgerDoesNotBalance() {
        Finding finding = judge(counts(100, Map.of()), new Ledger(List.of("a is 1, b is 2", "c", "d")), List.of());
        assertThat(finding.measurement()).isEqualTo(Measurement.INVALID);
        assertThat(finding.reasons()).containsExactly("the ledger does not balance: a is 1, b is 2; and 2 more");
    }

    @Test
    void isInvalidWhenMoreThanAHundredthWasNotSentBecauseOfTheDriver() {
        assertThat(judge(counts(1000, Map.of(NotSentReason.DRIVER_LATE, 10L)), null, List.of())
                        .measurement())
                .isEqualTo(Measurement.VALID);
        Finding finding = judge(counts(1000, Map.of(NotSentReason.DRIVER_LATE, 11L)), null, List.of());
        assertThat(finding.measurement()).isEqualTo(Measurement.INVALID);
        assertThat(finding.reasons()).singleElement().asString().startsWith("11 of 1000 arrivals (1.10 %)");
    }

    @Test
    void isSuspectWhenTheOfferedLoadWasNotReachedOrDriversAreLeftOut() {
        Finding finding = judge(counts(1000, Map.of(NotSentReason.BACKLOG, 1L)), null, List.of(D2));
        assertThat(finding.measurement()).isEqualTo(Measurement.SUSPECT);
        assertThat(finding.reasons())
                .satisfiesExactly(
                        backlog -> assertThat(backlog).startsWith("offered load not reached: 1 of 1000 arrivals"),
                        excluded -> assertThat(excluded).startsWith("driver-2 tells no counters"));
    }

    @Test
    void saysNothingOfATestInWhichNothingWasMeasured() {
        Evidence evidence = new Evidence(
                List.of(new NodeSeconds(D1, 0, List.of(), new Strain())),
                RequestCounts.ZERO,
                new Ledger(List.of()),
                List.of(),
                null,
                "second");
        assertThat(MeasurementJudge.judge(evidence).measurement()).isEqualTo(Measurement.UNKNOWN);
    }

    @Test
    void namesTheOwnerOfTheTailWithoutHoldingItAgainstTheMeasurement() {
        Evidence evidence = new Evidence(
                List.of(new NodeSeconds(D1, 10, List.of(), new Strain())),
                counts(10, Map.of()),
                null,
                List.of(),
                "driver-1 owns the tail",
                "second");
        Finding finding = MeasurementJudge.judge(evidence);
        assertThat(finding.measurement()).isEqualTo(Measurement.VALID);
        assertThat(finding.reasons()).containsExactly("driver-1 owns the tail");
    }

    @Test
    void namesAtMostEightRunsOfSeconds() {
        List<Long> even = new ArrayList<>();
        for (long i = 0; i < 40; i += 2) {
            even.add(i);
        }
        assertThat(Indexes.text("second", Indexes.runs(even)))
                .isEqualTo("seconds 0, 2, 4, 6, 8, 10, 12, 14 and 12 more");
        assertThat(Indexes.text("second", Indexes.runs(List.of(3L)))).isEqualTo("second 3");
        assertThat(Indexes.text("second", Indexes.runs(List.of(3L, 4L)))).isEqualTo("seconds 3-4");
    }

    private static Finding judge(NodeSeconds... nodes) {
        return MeasurementJudge.judge(
                new Evidence(List.of(nodes), counts(100, Map.of()), null, List.of(), null, "second"));
    }

    private static Finding judge(RequestCounts whole, Ledger ledger, List<NodeId> excludes) {
        return MeasurementJudge.judge(new Evidence(
                List.of(new NodeSeconds(D1, 30, List.of(), new Strain())), whole, ledger, excludes, null, "second"));
    }

    private static RequestCounts counts(long scheduled, Map<NotSentReason, Long> notSent) {
        return new RequestCounts(scheduled, scheduled, scheduled, 0, 0, Map.of(), notSent);
    }
}
