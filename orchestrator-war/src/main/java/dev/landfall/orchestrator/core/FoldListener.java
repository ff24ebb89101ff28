package dev.landfall.orchestrator.core;

import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger.StartOrder;

/** Is told what the log has said of a test, after it has been taken in. On the coordinator. */
interface FoldListener {

    /** A new test. */
    void configRead(LoadTest test);

    /** Only while this orchestrator leads; nothing has been changed yet. */
    void triggerRead(LoadTest test, StartOrder start);

    /** An entry that this orchestrator has written while it leads. */
    void stateRead(LoadTest test, TestStateChange change);

    /** Something new about a driver's part. */
    void dataRead(LoadTest test);

    /** A final report, known before or not: it is to be acknowledged. */
    void finalRead(LoadTest test);
}
