/**
 * An index of all reports in the data directory, in a database, so that lists of thousands of old tests answer at once.
 * Holds nothing that the files do not say: it may be deleted at any time, and is made anew from them in the background.
 */
@NullMarked
package dev.landfall.orchestrator.history;

import org.jspecify.annotations.NullMarked;
