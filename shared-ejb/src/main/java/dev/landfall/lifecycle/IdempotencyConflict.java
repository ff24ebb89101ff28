package dev.landfall.lifecycle;

/** An Idempotency-Key came again with another body. */
public final class IdempotencyConflict extends LandfallException {

    private static final long serialVersionUID = 1L;

    public IdempotencyConflict(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "IDEMPOTENCY_KEY_REUSED";
    }
}
