/**
 * The REST API: resources, access, and problem details for everything that goes wrong.
 * Decides nothing about tests: it reads requests, asks the core, and writes what {@code report} renders.
 */
@NullMarked
package dev.landfall.orchestrator.rest;

import org.jspecify.annotations.NullMarked;
