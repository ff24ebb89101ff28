package dev.landfall.launcher.bench;

import java.util.Locale;

/** Which server answers driver and peers. */
public enum ServerKind {
    NGINX,
    TARGET;

    /** nginx where it is installed, because it costs so little that it is not the bottleneck; else the target that comes along. */
    public static ServerKind best() {
        return NGINX.isThere() ? NGINX : TARGET;
    }

    public boolean isThere() {
        return this == TARGET || Programs.find("nginx") != null;
    }

    /** What it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
