package dev.landfall.orchestrator.rest;

import dev.landfall.lifecycle.TargetNotAllowed;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.Target;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lets only targets of the allow-list pass. Resolves names, so a call may take as long as the resolver does. Thread-safe. */
public final class TargetGate {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.%]*");

    private final AllowList allowed;
    private final Set<Integer> brokerPorts;

    /** @param brokerPorts which need a rule that names the port */
    public TargetGate(AllowList allowed, Set<Integer> brokerPorts) {
        this.allowed = allowed;
        this.brokerPorts = Set.copyOf(brokerPorts);
    }

    /**
     * @param ownPort of the orchestrator, which needs a rule that names it too
     * @throws TargetNotAllowed naming the host and the setting
     */
    public void check(Target target, int ownPort) {
        Set<Integer> guarded = new HashSet<>(brokerPorts);
        guarded.add(ownPort);
        check(target, guarded);
    }

    /**
     * The same for a target that was checked with the orchestrator's port before: names may resolve to something else by now.
     *
     * @throws TargetNotAllowed naming the host and the setting
     */
    public void check(Target target) {
        check(target, brokerPorts);
    }

    /** Whether a check has to ask somebody for the host's addresses; where it is an address itself, or this machine, it has not. */
    public static boolean asksForNames(Target target) {
        String host = withoutBrackets(target.url().getHost());
        return !host.equalsIgnoreCase("localhost") && !ADDRESS.matcher(host).matches();
    }

    private void check(Target target, Set<Integer> guarded) {
        String host = withoutBrackets(target.url().getHost());
        Optional<String> refusal = allowed.refusal(host, target.port(), addresses(host), guarded);
        refusal.ifPresent(reason -> {
            throw new TargetNotAllowed(reason);
        });
    }

    /** None where nobody knows the name; the allow-list says so. */
    private static List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
