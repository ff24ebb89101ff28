package dev.landfall.orchestrator.core;

/**
 * Whether this orchestrator decides, or why not.
 *
 * @param sentence for people
 */
public record Standing(Role role, String sentence) {

    /** What an orchestrator does among others. */
    public enum Role {
        /** Reads the log from before its start. */
        REPLAYING,
        /** Waits while another one leads, or until its own first beat is read back. */
        STANDBY,
        /** Decides. */
        LEADING,
        /** A newer one took over; this one decides nothing more. */
        FENCED
    }

    public boolean leads() {
        return role == Role.LEADING;
    }
}
