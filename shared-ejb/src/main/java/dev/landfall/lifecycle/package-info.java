/**
 * Who takes part and where a test stands: identifiers, states and their successors, reasons, and the exceptions of the domain.
 * Knows the JDK alone; who moves a test from state to state lives in the orchestrator's core.
 */
@NullMarked
package dev.landfall.lifecycle;

import org.jspecify.annotations.NullMarked;
