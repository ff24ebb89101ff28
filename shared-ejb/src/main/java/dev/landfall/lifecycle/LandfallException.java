package dev.landfall.lifecycle;

/** Base of the few things that callers of the domain can get wrong or run into. Each is named for the fact. */
public abstract sealed class LandfallException extends RuntimeException
        permits InvalidPlan,
                UnknownTest,
                TransitionRefused,
                NotFinished,
                TargetNotAllowed,
                NotEnoughDrivers,
                IdempotencyConflict,
                BrokerUnavailable,
                StoreUnavailable {

    private static final long serialVersionUID = 1L;

    LandfallException(String message) {
        super(message);
    }

    /** Stable name for programs, in capitals: {@code NOT_ENOUGH_DRIVERS}. */
    public abstract String code();
}
