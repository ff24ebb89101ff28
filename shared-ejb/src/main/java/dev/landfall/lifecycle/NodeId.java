package dev.landfall.lifecycle;

import java.util.regex.Pattern;

/**
 * Names one driver or orchestrator. Other people's may be any text, so only {@link #isFileName} ids may become part of a path.
 *
 * @param value 1 to 5000 characters
 */
public record NodeId(String value) implements Comparable<NodeId> {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public NodeId {
        if (value.isBlank() || value.length() > 5000) {
            throw new IllegalArgumentException("node_id must have 1 to 5000 characters");
        }
    }

    /** True for letters, digits, dot, underscore and hyphen, at most 128, and not dots alone. */
    public boolean isFileName() {
        return FILE_NAME.matcher(value).matches() && !value.chars().allMatch(c -> c == '.');
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    /** For logs and sentences: one line of bounded length, whatever somebody wrote. */
    @Override
    public String toString() {
        return Shown.of(value);
    }
}
