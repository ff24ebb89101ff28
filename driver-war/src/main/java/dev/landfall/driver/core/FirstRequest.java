package dev.landfall.driver.core;

import java.time.Duration;

/**
 * The first request of a load that counts. Both after the start of what counts.
 *
 * @param intended when the plan said that it starts; in a closed model when it was sent
 * @param sent when it was sent
 */
public record FirstRequest(Duration intended, Duration sent) {}
