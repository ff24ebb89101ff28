package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.orchestrator.core.IntervalStore.Hole;
import java.util.List;

/**
 * What is to be judged of one driver.
 *
 * @param count intervals, from 0 on
 * @param missing those without data
 * @param strain those that were bad
 */
record NodeSeconds(NodeId nodeId, long count, List<Hole> missing, Strain strain) {

    NodeSeconds {
        missing = List.copyOf(missing);
    }

    /** A second without data may have been bad in another way too: it is one. */
    long bad() {
        return strain.bad(count).stream().filter(index -> !isMissing(index)).count() + missingCount();
    }

    private boolean isMissing(long index) {
        return missing.stream().anyMatch(h -> h.from() <= index && index <= h.to());
    }

    long missingCount() {
        return missing.stream().mapToLong(h -> h.to() - h.from() + 1).sum();
    }
}
