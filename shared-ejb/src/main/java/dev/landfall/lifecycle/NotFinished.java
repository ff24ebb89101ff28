package dev.landfall.lifecycle;

/** A report was asked for before the end of its test. */
public final class NotFinished extends LandfallException {

    private static final long serialVersionUID = 1L;

    public NotFinished(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "NOT_FINISHED";
    }
}
