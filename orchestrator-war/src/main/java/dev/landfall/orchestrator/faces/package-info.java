/**
 * What the console's pages are made of on the server: beans that read a view or hand a wish to the core, and decide nothing. What lives on
 * after a page is loaded is done by scripts over the API and the feed, not here.
 */
@NullMarked
package dev.landfall.orchestrator.faces;

import org.jspecify.annotations.NullMarked;
