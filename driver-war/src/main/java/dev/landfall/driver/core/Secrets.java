package dev.landfall.driver.core;

import java.util.Optional;

/** The secrets that plans refer to by name. Values go into requests and nowhere else: never into a log, a message or a report. */
@FunctionalInterface
public interface Secrets {

    Optional<String> value(String name);
}
