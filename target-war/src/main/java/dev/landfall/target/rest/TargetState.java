package dev.landfall.target.rest;

import dev.landfall.target.behaviour.Counts;
import dev.landfall.target.behaviour.Stall;
import jakarta.enterprise.context.ApplicationScoped;

/** What the endpoints of one target share. Thread-safe. */
@ApplicationScoped
public class TargetState {

    private final Counts counts = new Counts();
    private volatile Stall stall = Stall.NONE;

    Counts counts() {
        return counts;
    }

    Stall stall() {
        return stall;
    }

    void stall(Stall next) {
        stall = next;
    }
}
