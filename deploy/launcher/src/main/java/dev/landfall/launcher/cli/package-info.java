/**
 * The commands of {@code landfall}, one class each: they read options, call {@code client} or {@code stack}, show through {@code view} and
 * choose the exit code. No HTTP, no processes and no layout of text live here.
 */
@NullMarked
package dev.landfall.launcher.cli;

import org.jspecify.annotations.NullMarked;
