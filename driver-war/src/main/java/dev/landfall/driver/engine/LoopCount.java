package dev.landfall.driver.engine;

import dev.landfall.workload.WorkloadModel;

/**
 * How many event loops share a load. Each has its own stripe of the arrivals and its own part of the concurrency, and lends nothing to
 * the others: that is why none has to ask another, and why in the open model a loop may make an arrival wait, or give it up as
 * {@code BACKLOG}, while another has a free slot. The fewer slots a loop has the likelier that is: at half load and random service times
 * (Erlang C) an arrival waits in 33 % of the cases with 2 slots, 17 % with 4, 6 % with 8, 1 % with 16. So an open load takes another loop
 * only when each then has 8 slots. One loop carries over 100,000 requests a second: a load with fewer slots than that does not miss the
 * others. In the closed model no request ever waits for a slot, and every core is used.
 */
final class LoopCount {

    /** Of each loop of an open load that has more than one. */
    static final int FEWEST_OPEN_SLOTS = 8;

    private LoopCount() {}

    static int of(WorkloadModel model, int concurrency, int available) {
        int fewest = model == WorkloadModel.OPEN ? FEWEST_OPEN_SLOTS : 1;
        return Math.max(1, Math.min(available, concurrency / fewest));
    }
}
