/**
 * The endpoints of the sample target: {@code /ping}, {@code /metrics}, {@code /control/stall}. They obey {@code behaviour} and decide
 * nothing; servlets rather than JAX-RS, since a target should cost as little as it can on the machine that also drives the load.
 */
@NullMarked
package dev.landfall.target.rest;

import org.jspecify.annotations.NullMarked;
