/**
 * Trials of what Landfall measures against what must come out: the whole stack on its own cores, the oracle as its target, results read over
 * REST. Long, and therefore not part of the normal build: {@code landfall test --truth} runs them. What is expected is worked out in {@code
 * oracle}; nothing here knows the code of the programs it tests.
 */
package dev.landfall.systemtest.truth;
