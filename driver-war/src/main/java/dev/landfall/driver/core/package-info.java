/**
 * What a driver decides: its assignment, the clock, when to start and when silence ends its load; and the ports it needs.
 * Plain Java, told the time by others; how requests are sent is in {@code engine}, how records travel in {@code messaging}.
 */
@NullMarked
package dev.landfall.driver.core;

import org.jspecify.annotations.NullMarked;
