package dev.landfall.orchestrator.rest;

import java.util.Map;

/** What the API tells of the orchestrator's own surroundings. Thread-safe. */
public interface Surroundings {

    /** Counts of records that could not be read, by topic and reason. */
    Map<String, Map<String, Long>> badRecords();

    /** Records that have not been read yet, by topic and partition. */
    Map<String, Map<Integer, Long>> consumerLag();

    /** Why Kafka cannot be used; empty when it can. */
    String kafkaTrouble();

    StoreState store();

    /**
     * How reports are kept.
     *
     * @param state {@code OK}, {@code BEHIND}, or what keeps reports from the disk: {@code FULL}, {@code READ_ONLY}, {@code FAILING}
     * @param unsavedReports that wait to be written
     * @param history {@code READY}, {@code INDEXING} or {@code UNAVAILABLE}
     * @param reports on disk, as far as the history knows them
     * @param corruptReports among them
     */
    record StoreState(String state, int unsavedReports, String history, int reports, int corruptReports) {}
}
