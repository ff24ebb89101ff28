/**
 * The local stack: which processes belong to it, how each is started, watched and stopped, and how another shell finds and commands it.
 * Nothing here knows about tests or results.
 */
@NullMarked
package dev.landfall.launcher.stack;

import org.jspecify.annotations.NullMarked;
