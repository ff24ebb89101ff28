/**
 * Trials of what survives which fault: the whole stack as real processes, a witness as its target that writes down every request it reads,
 * and one thing that goes wrong. Each prints a line with what was lost, counted twice, or sent astray, and how long it took to notice and to
 * recover. A few short ones run with all tests, the whole catalogue as {@code landfall test --faults}.
 */
package dev.landfall.systemtest.faults;
