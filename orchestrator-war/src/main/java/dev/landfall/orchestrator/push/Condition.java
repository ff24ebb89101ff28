package dev.landfall.orchestrator.push;

/**
 * What this orchestrator can do now.
 *
 * @param ready tests can be made, and what is told is new
 * @param kafka a broker answers
 * @param role LEADING, or what it does instead
 * @param reason for people; empty when it is ready
 */
public record Condition(boolean ready, boolean kafka, String role, String reason) {}
