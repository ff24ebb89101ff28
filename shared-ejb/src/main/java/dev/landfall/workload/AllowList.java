package dev.landfall.workload;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts that load may be sent to. What decides is the resolved addresses, not how a host is spelled: every one of them must be
 * admitted, by a rule for the host's name or by a rule for the address. A name rule never admits loopback, link-local, multicast or
 * unspecified addresses, except that {@code localhost} admits loopback. Immutable; never asks a name server.
 */
public final class AllowList {

    public static final String KEY = "landfall.targets.allow";

    private final List<AllowRule> rules;

    private AllowList(List<AllowRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads rules separated by commas: host names, {@code *.suffix}, addresses and CIDR ranges, each with an optional {@code :port}
     * (with IPv6: {@code [::1]:8080} or {@code fd00::/8:8080}).
     *
     * @throws IllegalArgumentException naming the setting, the faulty rule and what is allowed
     */
    public static AllowList parse(String text) {
        List<AllowRule> rules = new ArrayList<>();
        for (String rule : text.split(",", -1)) {
            if (!rule.isBlank()) {
                rules.add(AllowRuleParser.parse(rule.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return new AllowList(rules);
    }

    /**
     * Why a target may not receive load; empty when it may.
     *
     * @param host as the URL writes it, IPv6 with or without brackets
     * @param addresses all that the host resolves to; load may then go to these alone
     * @param guardedPorts of the broker and the orchestrator: only a rule with that very port admits one of them
     */
    public Optional<String> refusal(String host, int port, List<InetAddress> addresses, Set<Integer> guardedPorts) {
        String name = plain(host);
        if (addresses.isEmpty()) {
            return Optional.of("host " + name + " has no address");
        }
        boolean guarded = guardedPorts.contains(port);
        for (InetAddress address : addresses) {
            if (!admits(name, port, address, guarded)) {
                return Optional.of(sentence(name, port, address, guarded));
            }
        }
        return Optional.empty();
    }

    private boolean admits(String name, int port, InetAddress address, boolean guarded) {
        return rules.stream().anyMatch(r -> r.covers(port, guarded) && r.admits(name, address));
    }

    private String sentence(String name, int port, InetAddress address, boolean guarded) {
        String shown = address.getHostAddress();
        String where = shown.equals(name) ? name : name + " (" + shown + ")";
        if (guarded && admits(name, port, address, false)) {
            return "port " + port + " belongs to Landfall's own broker or orchestrator: " + KEY + " must name it (HOST:"
                    + port + ") before host " + where + " may be a target there";
        }
        if (rules.stream().anyMatch(r -> r.covers(port, guarded) && r.names(name))) {
            return "host " + where + " is in " + KEY
                    + " by name, but a name admits no loopback, link-local, multicast or"
                    + " unspecified address: that needs a rule for the address";
        }
        if (rules.stream().anyMatch(r -> r.admits(name, address))) {
            return "host " + where + " is in " + KEY + ", but not with port " + port;
        }
        return "host " + where + " is not in " + KEY;
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
