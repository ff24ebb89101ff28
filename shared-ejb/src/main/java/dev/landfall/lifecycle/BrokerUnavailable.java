package dev.landfall.lifecycle;

/** A command could not be written to Kafka, or was not read back in time. */
public final class BrokerUnavailable extends LandfallException {

    private static final long serialVersionUID = 1L;

    public BrokerUnavailable(String message) {
        super(message);
    }

    @Override
    public String code() {
        return "BROKER_UNAVAILABLE";
    }
}
