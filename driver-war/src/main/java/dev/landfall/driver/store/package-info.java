/**
 * The driver's files: what its tests have come to, kept below the data directory until an orchestrator has it.
 * Decides nothing: what is kept, dropped and told again is the core's affair.
 */
@NullMarked
package dev.landfall.driver.store;

import org.jspecify.annotations.NullMarked;
