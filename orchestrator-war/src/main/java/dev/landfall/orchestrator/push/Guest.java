package dev.landfall.orchestrator.push;

/** Who may listen only for as long as a session lasts. Thread-safe. */
@FunctionalInterface
public interface Guest {

    /** Attribute of the handshake's request that holds the guest; without it there is no end to listening. */
    String ATTRIBUTE = "landfall.guest";

    /** Whoever showed the token itself may stay. */
    Guest LASTING = () -> false;

    /** True from the end of the session on: nothing more may be told. Asked before each message, so it must cost little. */
    boolean isOver();
}
