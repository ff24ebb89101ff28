package dev.landfall.lifecycle;

/** The target lies outside the allow-list; the message names the host and the setting. */
public final class TargetNotAllowed extends LandfallException {

    private static final long serialVersionUID = 1L;

    public TargetNotAllowed(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "TARGET_NOT_ALLOWED";
    }
}
