/**
 * Tests of the whole stack: real processes, a real broker, real HTTP load, all on loopback, named by what people rely on. What starts and
 * watches them lives in {@code harness}; nothing here knows the code of the programs it tests.
 */
package dev.landfall.systemtest;
