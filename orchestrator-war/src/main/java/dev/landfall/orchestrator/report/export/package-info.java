/**
 * Reports in other forms than JSON: CSV, JUnit XML, HdrHistogram log and, in {@code html}, a page. Each is made of the JSON of the report
 * and its timeline alone, so all of them tell the same; what is measured, kept or asked for is decided elsewhere.
 */
@NullMarked
package dev.landfall.orchestrator.report.export;

import org.jspecify.annotations.NullMarked;
