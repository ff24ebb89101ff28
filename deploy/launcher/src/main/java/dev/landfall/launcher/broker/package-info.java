/**
 * The main class of the broker's own process in the local stack. It is the only code here that sees Kafka, and no other package uses it:
 * the stack starts it by name with the jars of the {@code broker} folder on its class path.
 */
@NullMarked
package dev.landfall.launcher.broker;

import org.jspecify.annotations.NullMarked;
