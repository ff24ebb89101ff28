/**
 * The entry point of the {@code landfall} command. Nothing but {@code main} lives here: commands are in {@code cli}, and what they use in
 * {@code client}, {@code stack} and {@code view}.
 */
@NullMarked
package dev.landfall.launcher;

import org.jspecify.annotations.NullMarked;
