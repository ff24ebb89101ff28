package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.IntervalStore.Hole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Indexes of intervals in words, as runs: {@code seconds 3-5 and 9}. */
final class Indexes {

    private static final int MOST_RUNS = 8;

    private Indexes() {}

    /** Indexes that rise, as runs. */
    static List<Hole> runs(Collection<Long> rising) {
        List<Hole> runs = new ArrayList<>();
        for (long index : rising) {
            Hole last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.to() == index - 1) {
                runs.set(runs.size() - 1, new Hole(last.from(), index));
            } else {
                runs.add(new Hole(index, index));
            }
        }
        return runs;
    }

    /**
     * At most eight runs, then how many more indexes there are.
     *
     * @param unit of one: second
     */
    static String text(String unit, List<Hole> runs) {
        List<String> parts = new ArrayList<>();
        runs.stream().limit(MOST_RUNS).forEach(run -> parts.add(text(run)));
        long more = runs.stream().skip(MOST_RUNS).mapToLong(Indexes::length).sum();
        if (more > 0) {
            parts.add(more + " more");
        }
        boolean one = runs.size() == 1 && length(runs.get(0)) == 1;
        String last = parts.remove(parts.size() - 1);
        String list = parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
        return unit + (one ? " " : "s ") + list;
    }

    private static long length(Hole run) {
        return run.to() - run.from() + 1;
    }

    private static String text(Hole run) {
        return run.from() == run.to() ? Long.toString(run.from()) : run.from() + "-" + run.to();
    }
}
