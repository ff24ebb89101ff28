package dev.landfall.launcher.bench;

/**
 * What one turn of one generator took.
 *
 * @param cpuSeconds user and system time of all of the generator's process
 * @param serverCpuSeconds the same of the server, meanwhile
 */
public record Reading(long requests, long failed, double seconds, double cpuSeconds, double serverCpuSeconds) {
    public double requestsPerSecond() {
        return requests / seconds;
    }

    /** Microseconds of CPU for each request. */
    public double cpuMicros() {
        return 1e6 * cpuSeconds / requests;
    }

    public double serverCpuMicros() {
        return 1e6 * serverCpuSeconds / requests;
    }
}
