/**
 * Bytes to messages and back: the only place that knows field names and units on the wire.
 * Tolerant in reading records (unknown fields, numbers as strings), strict in reading plans that people wrote.
 */
@NullMarked
package dev.landfall.codec;

import org.jspecify.annotations.NullMarked;
