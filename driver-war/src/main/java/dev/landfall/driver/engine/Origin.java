package dev.landfall.driver.engine;

import dev.landfall.workload.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port (RFC 6454, section 4): what the allow-list has judged and whose addresses are pinned, to the letter. Another name
 * for the same machine is another origin.
 *
 * @param host null where there is none that could be told
 * @param port the scheme's own when negative
 */
record Origin(String scheme, @Nullable String host, int port) {

    Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host == null ? null : host.toLowerCase(Locale.ROOT);
        port = port >= 0 ? port : scheme.equals("https") ? 443 : 80;
    }

    static Origin of(Target target) {
        return new Origin(target.encrypted() ? "https" : "http", target.url().getHost(), target.port());
    }

    @Override
    public String toString() {
        return host == null ? scheme + ": without a host" : scheme + "://" + host + ":" + port;
    }
}
