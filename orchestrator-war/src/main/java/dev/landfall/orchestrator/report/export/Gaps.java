package dev.landfall.orchestrator.report.export;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.TreeSet;

/** Which seconds of which drivers never came, as a timeline tells. */
public final class Gaps {

    private final List<Gap> gaps;

    /** Intervals of one driver, both ends included. */
    public record Gap(String node, long from, long to) {
        boolean holds(long index) {
            return from <= index && index <= to;
        }
    }

    private Gaps(List<Gap> gaps) {
        this.gaps = gaps;
    }

    public static Gaps of(JsonObject timeline) {
        return new Gaps(Values.objects(timeline, "gaps").stream()
                .map(gap -> new Gap(gap.getString("node_id"), gap.getInt("from"), gap.getInt("to")))
                .toList());
    }

    public List<Gap> all() {
        return gaps;
    }

    /** The drivers whose data of a second are missing, by name. */
    TreeSet<String> at(long index) {
        TreeSet<String> missing = new TreeSet<>();
        gaps.stream().filter(gap -> gap.holds(index)).forEach(gap -> missing.add(gap.node));
        return missing;
    }

    /** The last second that is missing of anybody, −1 where none is. */
    long last() {
        return gaps.stream().mapToLong(Gap::to).max().orElse(-1);
    }
}
