package dev.landfall.lifecycle;

import java.util.List;
import java.util.stream.Collectors;

/** A plan with faults; all of them at once. */
public final class InvalidPlan extends LandfallException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** @param faults at least one */
    public InvalidPlan(List<Fault> faults) {
        super(faults.stream().map(f -> f.field() + ": " + f.message()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    @Override
    public String code() {
        return "INVALID_PLAN";
    }
}
