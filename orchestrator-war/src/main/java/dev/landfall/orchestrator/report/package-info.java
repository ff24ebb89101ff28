/**
 * Views rendered as JSON, and the report files in the data directory.
 * The only place that knows the field names of results; when a report is due is decided in the core.
 */
@NullMarked
package dev.landfall.orchestrator.report;

import org.jspecify.annotations.NullMarked;
