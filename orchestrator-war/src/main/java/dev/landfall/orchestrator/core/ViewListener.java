package dev.landfall.orchestrator.core;

import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Instant;
import java.util.List;

/** Is told what changed. Called on the coordinator thread: implementations hand over and return. */
public interface ViewListener {

    void onDrivers(List<DriverView> drivers);

    /** A test was made or changed its state. */
    void onTest(TestView test);

    /**
     * A second of a test is there: all live drivers' interval is in, or 300 ms have passed since the first.
     *
     * @param now by the broker's clock
     */
    void onTick(TestView test, TimelineView.Second second, Instant now);
}
