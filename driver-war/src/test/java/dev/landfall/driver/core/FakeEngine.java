package dev.landfall.driver.core;

import java.util.ArrayList;
import java.util.List;

/** Remembers every load it was asked for; connections open at once unless told otherwise. */
final class FakeEngine implements LoadEngine {

    final List<FakeLoad> loads = new ArrayList<>();
    boolean opensAtOnce = true;

    @Override
    public Load prepare(LoadOrder order) {
        FakeLoad load = new FakeLoad(order);
        loads.add(load);
        if (opensAtOnce) {
            load.prepared.complete(null);
        }
        return load;
    }

    @Override
    public void close() {}

    FakeLoad last() {
        return loads.get(loads.size() - 1);
    }
}
