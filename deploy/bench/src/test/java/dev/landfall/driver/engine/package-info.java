/**
 * Benchmarks of the pieces that every request passes, in the package of the engine because those are not public. What a whole driver costs
 * beside other load generators is measured elsewhere, by {@code landfall bench}.
 */
@NullMarked
package dev.landfall.driver.engine;

import org.jspecify.annotations.NullMarked;
