/**
 * A report as one HTML file that needs nothing else: no script, no other file, no network; charts are SVG drawn here.
 * What it says comes from the JSON of the report and its timeline; how it looks is in {@code report.css}.
 */
@NullMarked
package dev.landfall.orchestrator.report.export.html;

import org.jspecify.annotations.NullMarked;
