package dev.landfall.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a test is in its state. Each kind has a stable code and a sentence for people that names the nodes. */
public sealed interface Reason {

    /** In capitals: {@code DRIVER_LOST}. */
    String code();

    /** One sentence, naming nodes. */
    String sentence();

    /** Everything went as planned; also the reason of each ordinary step forward. */
    record AsPlanned() implements Reason {
        @Override
        public String code() {
            return "AS_PLANNED";
        }

        @Override
        public String sentence() {
            return "as planned";
        }
    }

    /** Somebody asked for a stop. */
    record StopAsked() implements Reason {
        @Override
        public String code() {
            return "STOP_ASKED";
        }

        @Override
        public String sentence() {
            return "a stop was asked";
        }
    }

    /** A threshold that ends the test was missed; said with what was measured. */
    record ThresholdMissed(String expression, String actual) implements Reason {
        @Override
        public String code() {
            return "THRESHOLD";
        }

        @Override
        public String sentence() {
            return "stopped by its threshold " + expression + ": it was " + actual;
        }
    }

    /** Drivers that did not say READY in time. */
    record NotReady(List<NodeId> missing, Duration waited) implements Reason {
        public NotReady {
            missing = List.copyOf(missing);
        }

        @Override
        public String code() {
            return "NOT_READY";
        }

        @Override
        public String sentence() {
            return "not ready within " + waited.toMillis() + " ms: " + names(missing);
        }
    }

    /** Drivers that were ready and have let go of the test since. */
    record NoLongerReady(List<NodeId> nodes) implements Reason {
        public NoLongerReady {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String code() {
            return "NOT_READY";
        }

        @Override
        public String sentence() {
            return "no longer ready: " + names(nodes);
        }
    }

    /** Drivers that refused, with what they said. */
    record Refused(Map<NodeId, String> reasons) implements Reason {
        public Refused {
            reasons = Map.copyOf(reasons);
        }

        @Override
        public String code() {
            return "REFUSED";
        }

        @Override
        public String sentence() {
            return "refused by "
                    + reasons.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> e.getKey() + " (" + Shown.of(e.getValue()) + ")")
                            .collect(Collectors.joining(", "));
        }
    }

    /** Nobody triggered it. */
    record NotTriggered(Duration waited) implements Reason {
        @Override
        public String code() {
            return "NOT_TRIGGERED";
        }

        @Override
        public String sentence() {
            return "not triggered within " + waited.toMillis() + " ms";
        }
    }

    /** A driver fell silent. */
    record DriverLost(List<NodeId> lost) implements Reason {
        public DriverLost {
            lost = List.copyOf(lost);
        }

        @Override
        public String code() {
            return "DRIVER_LOST";
        }

        @Override
        public String sentence() {
            return "lost: " + names(lost);
        }
    }

    /** Drivers whose part ended before the plan did. */
    record EndedEarly(Map<NodeId, EndReason> ends) implements Reason {
        public EndedEarly {
            ends = Map.copyOf(ends);
        }

        @Override
        public String code() {
            return "ENDED_EARLY";
        }

        @Override
        public String sentence() {
            return "ended early: "
                    + ends.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(e -> e.getKey() + " (" + e.getValue() + ")")
                            .collect(Collectors.joining(", "));
        }
    }

    /** Drivers whose final totals never came. */
    record FinalMissing(List<NodeId> missing) implements Reason {
        public FinalMissing {
            missing = List.copyOf(missing);
        }

        @Override
        public String code() {
            return "FINAL_MISSING";
        }

        @Override
        public String sentence() {
            return "no final totals from " + names(missing);
        }
    }

    /** The sums do not agree. */
    record NotBalanced(List<String> differences) implements Reason {
        public NotBalanced {
            differences = List.copyOf(differences);
        }

        @Override
        public String code() {
            return "NOT_BALANCED";
        }

        @Override
        public String sentence() {
            return "the ledger does not balance: " + String.join("; ", differences);
        }
    }

    /** As another orchestrator, or an earlier life of this one, wrote it down. */
    record Recorded(String code, String sentence) implements Reason {}

    private static String names(List<NodeId> nodes) {
        return nodes.stream().sorted().map(NodeId::toString).collect(Collectors.joining(", "));
    }
}
