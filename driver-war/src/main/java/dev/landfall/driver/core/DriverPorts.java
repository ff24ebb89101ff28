package dev.landfall.driver.core;

/**
 * All that a driver needs from outside.
 *
 * @param beatHealth what the heartbeats tell
 * @param metricsHealth what the metrics tell
 * @param counters what of a test outlives this process
 */
public record DriverPorts(
        LoadEngine engine,
        ReportSender sender,
        HostResolver resolver,
        Secrets secrets,
        DriverClock clock,
        HealthProbe beatHealth,
        HealthProbe metricsHealth,
        CounterStore counters) {}
