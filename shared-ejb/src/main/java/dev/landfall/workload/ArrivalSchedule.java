package dev.landfall.workload;

/** The intended start times of one share of a phase. Not thread-safe: owned by one event loop. */
public interface ArrivalSchedule {

    /** The next intended start, in nanoseconds after phase start: never negative, never before the one given last. */
    long nextIntendedStartNanos();
}
