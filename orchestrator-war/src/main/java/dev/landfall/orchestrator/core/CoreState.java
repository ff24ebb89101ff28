package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;

/** All that the coordinator owns, put together once. What readers see of it is on the board. */
record CoreState(
        CoreSettings settings,
        Ports ports,
        TestBook book,
        Fleet fleet,
        Leadership leadership,
        BrokerTime brokerTime,
        PendingCommands pending,
        IgnoredCounts ignored,
        ViewBoard board) {

    static CoreState of(CoreSettings settings, Ports ports, IgnoredCounts ignored) {
        return new CoreState(
                settings,
                ports,
                new TestBook(),
                new Fleet(ignored),
                new Leadership(settings.incarnation()),
                new BrokerTime(ports.time()),
                new PendingCommands(ports.answers()),
                ignored,
                new ViewBoard());
    }

    /** Also a test that has been let go or deleted since: its old config, written again, must not begin it anew over its report. */
    boolean knows(TestId id) {
        return book.find(id).isPresent()
                || board.test(id).isPresent()
                || ports.reports().isDeleted(id);
    }
}
