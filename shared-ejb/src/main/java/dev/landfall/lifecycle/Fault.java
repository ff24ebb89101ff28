package dev.landfall.lifecycle;

/**
 * One thing wrong with a plan.
 *
 * @param field as the plan writes it, with dots for nesting: {@code target.url}
 * @param message says what is allowed
 */
public record Fault(String field, String message) {}
