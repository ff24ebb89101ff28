/**
 * How the sample target behaves: delays, stalls, errors, sizes, and the counting of what it received. Plain Java.
 * How requests arrive and answers leave is in {@code rest}.
 */
@NullMarked
package dev.landfall.target.behaviour;

import org.jspecify.annotations.NullMarked;
