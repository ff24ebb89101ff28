package dev.landfall.systemtest.truth;

import dev.landfall.systemtest.harness.Shared;

/** Gives trials the one {@link TruthStack} of the whole run, started with the first of them. */
final class SharedTruthStack extends Shared<TruthStack> {
    SharedTruthStack() {
        super(TruthStack.class, TruthStack::up);
    }
}
