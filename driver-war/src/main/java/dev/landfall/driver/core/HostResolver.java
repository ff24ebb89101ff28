package dev.landfall.driver.core;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the addresses of a host. Thread-safe; never blocks. */
public interface HostResolver {

    /** All addresses in the order of the name service, at least one; fails when there is none. */
    CompletionStage<List<InetAddress>> resolve(String host);
}
