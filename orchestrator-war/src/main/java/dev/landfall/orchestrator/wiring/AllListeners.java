package dev.landfall.orchestrator.wiring;

import dev.landfall.orchestrator.core.ViewListener;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Instant;
import java.util.List;

/** Several listeners as one, told in their order. */
record AllListeners(List<ViewListener> listeners) implements ViewListener {

    AllListeners {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void onDrivers(List<DriverView> drivers) {
        listeners.forEach(listener -> listener.onDrivers(drivers));
    }

    @Override
    public void onTest(TestView test) {
        listeners.forEach(listener -> listener.onTest(test));
    }

    @Override
    public void onTick(TestView test, TimelineView.Second second, Instant now) {
        listeners.forEach(listener -> listener.onTick(test, second, now));
    }
}
