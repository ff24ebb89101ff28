/**
 * Speaks to an orchestrator over REST and builds the plans it is sent. Nothing here checks a plan or judges a result: that is the
 * orchestrator's; and nothing here prints.
 */
@NullMarked
package dev.landfall.launcher.client;

import org.jspecify.annotations.NullMarked;
