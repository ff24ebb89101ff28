package dev.landfall.lifecycle;

/** Fewer drivers are alive and free than the plan asks for. */
public final class NotEnoughDrivers extends LandfallException {

    private static final long serialVersionUID = 1L;

    public NotEnoughDrivers(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "NOT_ENOUGH_DRIVERS";
    }
}
