package dev.landfall.orchestrator.rest;

import java.util.Map;

/** What the API tells of the orchestrator's own surroundings. Thread-safe. */
public interface Surroundings {

    /** Counts of records that could not be read, by topic and reason. */
    Map<String, Map<String, Long>> badRecords();

    /** Why Kafka cannot be used; empty when it can. */
    String kafkaTrouble();

    /** Reports that wait to be written. */
    int unsavedReports();
}
