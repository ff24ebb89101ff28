/**
 * A target whose answers are known beforehand: a server on one thread that freezes and delays on a plan and writes down when, and what a
 * load test against it must therefore measure. JDK only, no class of Landfall, so that it can run in a small JVM of its own; no trial lives here.
 */
package dev.landfall.systemtest.oracle;
