package dev.landfall.lifecycle;

/** The data directory does not take what was asked of it now. */
public final class StoreUnavailable extends LandfallException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "STORE_UNAVAILABLE";
    }
}
