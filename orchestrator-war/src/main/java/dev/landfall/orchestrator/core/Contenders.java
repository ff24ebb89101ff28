package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.message.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Processes that registered under a name in use, in the order of their first registrations. One is refused once the holder has shown life
 * after it asked; until then it may be the holder's successor. All instants are log time. Belongs to the coordinator.
 */
final class Contenders {

    /** Registrations come every 60 s: who missed two has gone. */
    private static final Duration GIVES_UP = Duration.ofSeconds(130);
    /** What a dead process wrote last may be logged a little after its successor's first word. */
    private static final Duration STRAGGLER = Duration.ofMillis(200);

    private record Contender(Registration registration, Instant since, Instant lastAsked, boolean refused) {}

    private final Map<Incarnation, Contender> asking = new LinkedHashMap<>();

    void ask(Incarnation incarnation, Registration registration, Instant at) {
        Contender known = asking.get(incarnation);
        asking.put(
                incarnation,
                known == null
                        ? new Contender(registration, at, at, false)
                        : new Contender(registration, known.since, at, known.refused));
    }

    void withdraw(@Nullable Incarnation incarnation) {
        if (incarnation != null) {
            asking.remove(incarnation);
        }
    }

    void holderWasHeard(Instant at) {
        asking.replaceAll((incarnation, c) ->
                at.isAfter(c.since.plus(STRAGGLER)) ? new Contender(c.registration, c.since, c.lastAsked, true) : c);
    }

    void forgetSilent(Instant logTime) {
        asking.values().removeIf(c -> Duration.between(c.lastAsked, logTime).compareTo(GIVES_UP) > 0);
    }

    /** The one that asked first, taken out. */
    Optional<Registration> next() {
        Optional<Map.Entry<Incarnation, Contender>> first =
                asking.entrySet().stream().findFirst();
        first.ifPresent(e -> asking.remove(e.getKey()));
        return first.map(e -> e.getValue().registration());
    }

    Set<Incarnation> refused() {
        return asking.entrySet().stream()
                .filter(e -> e.getValue().refused())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
