package dev.landfall.driver.core;

import java.util.Optional;

/**
 * Whether a driver can be counted on.
 *
 * @param registered the broker has its registration
 * @param fence why it may not take part; empty when it may
 */
public record Standing(boolean registered, Optional<String> fence) {}
