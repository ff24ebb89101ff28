/**
 * What others may see of the core: immutable records, made by the coordinator, read by anybody.
 * They hold figures, not text for people and not field names: those are made in {@code report} and {@code rest}.
 */
@NullMarked
package dev.landfall.orchestrator.core.view;

import org.jspecify.annotations.NullMarked;
