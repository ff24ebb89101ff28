package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.flag;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;

import dev.landfall.orchestrator.report.export.Gaps;
import dev.landfall.orchestrator.report.export.Offer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which intervals of an ended test tell rates that are true: what all drivers did in them is known, and the end of the test did not cut them
 * short. A driver that was lost for good is not waited for: what the others did from then on is all there is.
 */
final class WholeIntervals {

    private static final Set<String> BY_PLAN = Set.of("COMPLETED", "PARTIAL");

    private final int newest;
    private final List<Gaps.Gap> losses;
    private final List<Gaps.Gap> gaps;

    WholeIntervals(JsonObject test, Offer offer, JsonObject timeline) {
        int last = objects(timeline, "seconds").stream()
                .mapToInt(second -> second.getInt("index"))
                .max()
                .orElse(-1);
        double intervalMillis = timeline.getInt("interval_ms", 1000);
        Double planned = BY_PLAN.contains(String.valueOf(text(test, "state"))) ? offer.sendingMillis() : null;
        this.newest = planned == null || (last + 1) * intervalMillis > planned ? last - 1 : last;
        Set<String> silent = objects(test, "drivers").stream()
                .filter(driver -> text(driver, "end_reason") == null)
                .map(driver -> String.valueOf(text(driver, "node_id")))
                .collect(Collectors.toSet());
        this.gaps = Gaps.of(timeline).all();
        this.losses = gaps.stream()
                .filter(gap -> gap.to() >= last && silent.contains(gap.node()))
                .toList();
    }

    boolean has(JsonObject second) {
        int index = second.getInt("index");
        if (index > newest) {
            return false;
        }
        long missing = count(gaps, index);
        return flag(second, "complete") || (missing > 0 && missing == count(losses, index));
    }

    private static long count(List<Gaps.Gap> gaps, int index) {
        return gaps.stream()
                .filter(gap -> gap.from() <= index && index <= gap.to())
                .count();
    }
}
