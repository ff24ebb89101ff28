package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Shared;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives trials the one {@link FaultStack} of three drivers with default settings, started with the first of them. After each, what died or froze is
 * brought back. */
final class SharedFaultStack extends Shared<FaultStack> implements AfterEachCallback {
    private static final int DRIVERS = 3;

    SharedFaultStack() {
        super(FaultStack.class, () -> FaultStack.up(DRIVERS));
    }

    /** However a row ended. */
    @Override
    public void afterEach(ExtensionContext context) {
        shared(context).mend();
    }
}
