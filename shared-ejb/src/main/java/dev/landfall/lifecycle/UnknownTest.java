package dev.landfall.lifecycle;

/** No test has this id. */
public final class UnknownTest extends LandfallException {

    private static final long serialVersionUID = 1L;

    public UnknownTest(TestId id) {
        super("no test has the id " + id);
    }

    @Override
    public String code() {
        return "UNKNOWN_TEST";
    }
}
