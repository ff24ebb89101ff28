package dev.landfall.systemtest.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts of these tests, which are no part of any page. */
final class Scripts {
    private Scripts() {}

    static String read(String name) {
        try (InputStream file = Objects.requireNonNull(Scripts.class.getResourceAsStream("/browser/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
