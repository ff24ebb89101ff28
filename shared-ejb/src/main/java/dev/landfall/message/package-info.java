/**
 * Commands and reports as records in sealed families, checked when made.
 * How they look as bytes is the business of {@code codec}; who sends them, of the outer packages.
 */
@NullMarked
package dev.landfall.message;

import org.jspecify.annotations.NullMarked;
