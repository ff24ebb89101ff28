package dev.landfall.orchestrator.history;

import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.report.ReportLibrary.Stamp;

/**
 * One report, as the index knows it.
 *
 * @param place in the order of all tests; of a corrupt report by the time of its file
 * @param file by which it can be told that the report has changed since
 * @param corrupt what is there cannot be read
 * @param digest what it says, in short
 */
public record HistoryEntry(Place place, Stamp file, boolean corrupt, Digest digest) {}
