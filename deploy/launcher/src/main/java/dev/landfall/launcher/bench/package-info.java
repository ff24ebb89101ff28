/**
 * Measures what a request costs this machine's driver, and what it costs the load generators of others that are installed: server, runs,
 * CPU times, ratios. How figures are shown is not decided here, and nothing here changes how the driver works.
 */
@NullMarked
package dev.landfall.launcher.bench;

import org.jspecify.annotations.NullMarked;
