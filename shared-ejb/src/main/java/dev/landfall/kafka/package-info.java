/**
 * Access to Kafka: topic names and settings, clients produced by CDI, the poll loop and its supervision.
 * What the records mean lives in {@code message}; what to do about them, in each application's {@code messaging}.
 */
@NullMarked
package dev.landfall.kafka;

import org.jspecify.annotations.NullMarked;
