package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.orchestrator.core.Strain.Excess;
import dev.landfall.orchestrator.core.Strain.Kind;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.Verdict.Measurement;
import dev.landfall.stats.NotSentReason;
import dev.landfall.stats.RequestCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the generator itself was good enough for its figures to be believed. VALID: fewer than two driver-seconds bad and
 * under 1 %. INVALID: over 10 %, or the ledger does not balance, or over 1 % of the arrivals not sent because of the driver. Else SUSPECT;
 * also when the target was too slow for the plan, or drivers are left out of the merged figures. Pure.
 */
final class MeasurementJudge {

    private static final int MOST_LINES = 20;

    /**
     * What there is to judge.
     *
     * @param whole counts over all drivers that tell
     * @param ledger null before the end
     * @param excludes drivers that tell no counters
     * @param tail a sentence on the driver that owns the tail, null for none
     * @param unit of an index: second, or interval where they have another length
     */
    record Evidence(
            List<NodeSeconds> nodes,
            RequestCounts whole,
            @Nullable Ledger ledger,
            List<NodeId> excludes,
            @Nullable String tail,
            String unit) {}

    /** What was found, and why. */
    record Finding(Measurement measurement, List<String> reasons) {}

    private final List<String> reasons = new ArrayList<>();
    private Measurement measurement = Measurement.VALID;

    private MeasurementJudge() {}

    static Finding judge(Evidence evidence) {
        MeasurementJudge judge = new MeasurementJudge();
        judge.seconds(evidence);
        judge.ledger(evidence.ledger);
        judge.notSent(evidence.whole);
        for (NodeId node : evidence.excludes) {
            judge.atBest(Measurement.SUSPECT, node + " tells no counters and is left out of the merged figures");
        }
        if (evidence.tail != null) {
            judge.reasons.add(evidence.tail);
        }
        boolean nothing = evidence.whole.equals(RequestCounts.ZERO)
                && evidence.nodes.stream().allMatch(n -> n.count() == 0);
        return new Finding(
                nothing && judge.measurement != Measurement.INVALID ? Measurement.UNKNOWN : judge.measurement,
                judge.reasons);
    }

    private void seconds(Evidence evidence) {
        long bad = evidence.nodes.stream().mapToLong(NodeSeconds::bad).sum();
        long all = evidence.nodes.stream().mapToLong(NodeSeconds::count).sum();
        if (bad * 10 > all) {
            atBest(Measurement.INVALID, share(bad, all, evidence.unit) + ": more than 10 %");
        } else if (bad >= 2 || bad * 100 >= all && bad > 0) {
            atBest(Measurement.SUSPECT, share(bad, all, evidence.unit));
        }
        List<String> lines = evidence.nodes.stream()
                .flatMap(n -> lines(n, evidence.unit).stream())
                .toList();
        reasons.addAll(lines.subList(0, Math.min(MOST_LINES, lines.size())));
        if (lines.size() > MOST_LINES) {
            reasons.add((lines.size() - MOST_LINES) + " more of the same kind");
        }
    }

    private void ledger(@Nullable Ledger ledger) {
        if (ledger != null && !ledger.balanced()) {
            List<String> differences = ledger.differences();
            String more = differences.size() > 1 ? "; and " + (differences.size() - 1) + " more" : "";
            atBest(Measurement.INVALID, "the ledger does not balance: " + differences.get(0) + more);
        }
    }

    private void notSent(RequestCounts whole) {
        long late = whole.notSent().getOrDefault(NotSentReason.DRIVER_LATE, 0L);
        if (late * 100 > whole.scheduled()) {
            atBest(
                    Measurement.INVALID,
                    arrivals(late, whole) + " were not sent because the driver came too late (DRIVER_LATE; limit 1 %)");
        }
        long backlog = whole.notSent().getOrDefault(NotSentReason.BACKLOG, 0L);
        if (backlog > 0) {
            atBest(
                    Measurement.SUSPECT,
                    "offered load not reached: " + arrivals(backlog, whole)
                            + " were not sent because no slot became free within the timeout (BACKLOG)");
        }
    }

    private void atBest(Measurement limit, String reason) {
        measurement = measurement.worse(limit);
        reasons.add(reason);
    }

    private static List<String> lines(NodeSeconds node, String unit) {
        List<String> lines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            List<Long> bad = List.copyOf(node.strain().bad(kind, node.count()));
            if (!bad.isEmpty()) {
                Excess worst = Objects.requireNonNull(node.strain().worst(kind, node.count()));
                lines.add(who(node, unit, Indexes.runs(bad)) + text(kind, worst));
            }
        }
        if (!node.missing().isEmpty()) {
            lines.add(who(node, unit, node.missing()) + "no data");
        }
        return lines;
    }

    private static String who(NodeSeconds node, String unit, List<IntervalStore.Hole> runs) {
        return node.nodeId() + ", " + Indexes.text(unit, runs) + ": ";
    }

    private static String text(Kind kind, Excess worst) {
        return switch (kind) {
            case SEND_LAG -> format("send lag p99 up to %.1f ms (limit %.1f ms)", worst.value(), worst.limit());
            case PAUSES -> format("pauses up to %.0f ms (limit %.0f ms)", worst.value(), worst.limit());
            case CPU ->
                format(
                        "the process used up to %.0f %% of its cores (limit %.0f %%)",
                        100 * worst.value(), 100 * worst.limit());
            case STALL -> "its load stood still although its heartbeats went on (STALLED)";
        };
    }

    private static String share(long bad, long all, String unit) {
        return format(
                "%d of %d driver-%ss %s bad (%.1f %%)", bad, all, unit, bad == 1 ? "was" : "were", 100.0 * bad / all);
    }

    private static String arrivals(long part, RequestCounts whole) {
        return format("%d of %d arrivals (%.2f %%)", part, whole.scheduled(), 100.0 * part / whole.scheduled());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
