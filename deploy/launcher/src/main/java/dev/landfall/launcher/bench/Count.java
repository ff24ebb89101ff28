package dev.landfall.launcher.bench;

/**
 * What a generator says of its own run.
 *
 * @param failed those without an answer, or with one that is not 2xx or 3xx
 * @param seconds from its first request to its last answer, as it measured them
 */
record Count(long requests, long failed, double seconds) {}
