package dev.landfall.driver.wiring;

import dev.landfall.driver.core.Secrets;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Secrets from settings: {@code landfall.secret.NAME}, or {@code LANDFALL_SECRET_NAME} in the environment. */
final class ConfigSecrets implements Secrets {

    private final Config config;

    ConfigSecrets(Config config) {
        this.config = config;
    }

    @Override
    public Optional<String> value(String name) {
        return config.getOptionalValue("landfall.secret." + name, String.class);
    }
}
