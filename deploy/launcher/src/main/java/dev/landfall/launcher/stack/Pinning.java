package dev.landfall.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which core each kind of member is bound to, for measurements; a kind that is not named runs wherever the system puts it. Binding is done
 * by {@code taskset} of util-linux, which becomes the program itself, so that the pid stays the program's own.
 *
 * @param cores numbers as the system gives them, from 0
 */
public record Pinning(Map<Role, Integer> cores) {
    public static final Pinning NONE = new Pinning(Map.of());

    public Pinning {
        cores = Map.copyOf(cores);
    }

    /** The command line that runs a program on one core. */
    public static List<String> onCore(int core, List<String> command) {
        var pinned = new ArrayList<String>(List.of("taskset", "-c", Integer.toString(core)));
        pinned.addAll(command);
        return pinned;
    }

    List<String> of(Role role, List<String> command) {
        Integer core = cores.get(role);
        return core == null ? command : onCore(core, command);
    }
}
