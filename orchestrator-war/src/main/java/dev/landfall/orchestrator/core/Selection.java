package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.NotEnoughDrivers;
import dev.landfall.message.Assignment;
import dev.landfall.orchestrator.core.view.FleetState;
import dev.landfall.workload.DriverSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the drivers of a test among those that are heard and hold no other. Belongs to the coordinator. */
final class Selection {

    private static final int MOST_NAMED = 20;

    private final Fleet fleet;

    Selection(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * The shares of a test, in the order of the names.
     *
     * @param held names of drivers that hold a test
     * @throws NotEnoughDrivers saying who is missing and why
     */
    List<Assignment.Node> choose(DriverSelection wanted, Set<NodeId> held) {
        if (wanted instanceof DriverSelection.Named named) {
            return shares(named(named.nodeIds(), held));
        }
        List<FleetMember> free = fleet.members().stream()
                .filter(m -> isHeard(m) && !held.contains(m.nodeId()))
                .toList();
        int needed = wanted instanceof DriverSelection.Count count ? count.count() : 1;
        if (free.size() < needed) {
            throw new NotEnoughDrivers(needed + " " + (needed == 1 ? "driver is" : "drivers are") + " needed, "
                    + free.size() + " alive and free" + others(held));
        }
        return shares(wanted instanceof DriverSelection.Count ? free.subList(0, needed) : free);
    }

    private List<FleetMember> named(List<String> names, Set<NodeId> held) {
        List<FleetMember> chosen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            Optional<FleetMember> member = fleet.members().stream()
                    .filter(m -> m.nodeId().value().equals(name))
                    .findFirst();
            member.filter(m -> isHeard(m) && !held.contains(m.nodeId()))
                    .ifPresentOrElse(
                            chosen::add,
                            () -> missing.add(
                                    name + " (" + member.map(m -> why(m, held)).orElse("unknown") + ")"));
        }
        if (!missing.isEmpty()) {
            throw new NotEnoughDrivers("not alive and free: " + String.join(", ", missing));
        }
        return chosen;
    }

    private String others(Set<NodeId> held) {
        String rest = fleet.members().stream()
                .filter(m -> !isHeard(m) || held.contains(m.nodeId()))
                .limit(MOST_NAMED)
                .map(m -> m.nodeId() + " (" + why(m, held) + ")")
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? "" : "; others: " + rest;
    }

    private String why(FleetMember member, Set<NodeId> held) {
        return isHeard(member) && held.contains(member.nodeId())
                ? "holds a test"
                : fleet.state(member).name();
    }

    private boolean isHeard(FleetMember member) {
        return fleet.isAlive(member) && fleet.state(member) != FleetState.SUSPECT;
    }

    private static List<Assignment.Node> shares(List<FleetMember> chosen) {
        List<FleetMember> byName = chosen.stream()
                .sorted((a, b) -> a.nodeId().compareTo(b.nodeId()))
                .toList();
        List<Assignment.Node> shares = new ArrayList<>();
        for (FleetMember member : byName) {
            shares.add(new Assignment.Node(member.nodeId(), member.incarnation(), shares.size()));
        }
        return shares;
    }
}
