package dev.landfall.launcher.stack;

import dev.landfall.launcher.stack.StackState.ProcessId;
import dev.landfall.launcher.stack.StackState.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The members of a local stack and their processes, which are all children of this one. Commands come one at a time from the keeper;
 * {@link #stopAll} may come at any moment and ends a start that is under way. What happens is told to the listener, one line each.
 */
final class Stack {
    private static final List<Set<Role>> STOP_ORDER =
            List.of(EnumSet.of(Role.DRIVER), EnumSet.of(Role.ORCHESTRATOR, Role.TARGET), EnumSet.of(Role.BROKER));

    private final StackPlan plan;
    private final CommandLines commands;
    private final Ports ports;
    private final Consumer<String> say;
    private final Runnable changed;
    private final Readiness readiness = new Readiness();
    private final List<Slot> slots = new CopyOnWriteArrayList<>();
    private final Duration timeout = StartTimeout.of(System.getenv());
    private volatile boolean stopping;

    Stack(
            StackPlan plan,
            CommandLines commands,
            List<Member> members,
            Ports ports,
            Consumer<String> say,
            Runnable changed) {
        this.plan = plan;
        this.commands = commands;
        this.ports = ports;
        this.say = say;
        this.changed = changed;
        members.forEach(this::add);
    }

    /** The members a plan asks for, each with a port. */
    static List<Member> membersOf(StackPlan plan, Ports ports) {
        var members = new ArrayList<Member>();
        boolean anyPort = plan.port() == 0;
        if (plan.kafka() == null) {
            members.add(new Member("broker", Role.BROKER, anyPort ? ports.free() : ports.preferably(9092)));
        }
        members.add(new Member("orchestrator", Role.ORCHESTRATOR, anyPort ? ports.free() : plan.port()));
        for (int number = 1; number <= plan.drivers(); number++) {
            members.add(Member.driver(number, ports.free()));
        }
        if (plan.target()) {
            members.add(new Member("target", Role.TARGET, anyPort ? ports.free() : ports.preferably(8090)));
        }
        return members;
    }

    List<Running> running() {
        return slots.stream()
                .filter(slot -> slot.child() != null)
                .sorted(Comparator.comparing((Slot slot) -> slot.member().role())
                        .thenComparing(slot -> slot.member().driverNumber()))
                .map(Stack::running)
                .toList();
    }

    private static Running running(Slot slot) {
        Child child = Objects.requireNonNull(slot.child());
        return new Running(slot.member(), new ProcessId(child.pid(), child.startedAt()), slot.log());
    }

    /** Starts every member that does not run, and further drivers up to the number asked for; what runs is left alone. */
    void startMissing(int drivers) {
        addDrivers(drivers);
        List<Slot> missing = slots.stream().filter(slot -> !slot.isRunning()).toList();
        if (missing.isEmpty()) {
            say.accept("everything runs already");
        }
        start(missing);
    }

    /** Brings the number of drivers to exactly this: the highest numbers go first, politely. */
    void scale(int drivers) {
        StackPlan.checkDrivers(drivers);
        List<Slot> surplus = drivers().stream().skip(drivers).toList();
        surplus.parallelStream().forEach(Slot::empty);
        surplus.forEach(slot -> say.accept(slot.member().name() + " stopped"));
        slots.removeAll(surplus);
        changed.run();
        addDrivers(drivers);
        start(drivers().stream().filter(slot -> !slot.isRunning()).toList());
    }

    /** Stops one member, if it runs, and starts it again with the same name, port and data. */
    void restart(String name) {
        Slot slot = slots.stream()
                .filter(each -> each.member().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackFailure(
                        StackFailure.Kind.USAGE, "no member is called " + name + "; there are " + names()));
        slot.empty();
        start(List.of(slot));
    }

    /** Stops all: drivers first, so that they can say good-bye, the broker last. Returns when no process is left. */
    void stopAll() {
        stopping = true;
        for (Set<Role> roles : STOP_ORDER) {
            slots.parallelStream()
                    .filter(slot -> roles.contains(slot.member().role()))
                    .forEach(Slot::empty);
        }
    }

    private void start(List<Slot> missing) {
        try {
            new JointStart(commands, readiness, timeout, say, changed, () -> stopping).run(missing);
            missing.forEach(this::watch);
            awaitDrivers();
        } catch (StackFailure failure) {
            missing.parallelStream().forEach(Slot::empty);
            throw failure;
        } finally {
            changed.run();
        }
    }

    private void watch(Slot slot) {
        slot.watch();
        Child child = slot.child();
        if (child != null) {
            child.whenEnded(() -> ended(slot, child));
        }
    }

    private void ended(Slot slot, Child child) {
        if (!slot.mayEnd(child)) {
            say.accept(slot.member().name() + " " + child.ending() + "; log " + slot.log() + ": "
                    + child.logged().tellingLine());
        }
    }

    /** Ready means more than that each answers: the orchestrator must have heard of every driver that runs. */
    private void awaitDrivers() {
        Slot orchestrator = slots.stream()
                .filter(slot -> slot.member().role() == Role.ORCHESTRATOR)
                .findFirst()
                .orElseThrow();
        long startNanos = System.nanoTime();
        while (orchestrator.isRunning()) {
            Set<String> waited = drivers().stream()
                    .filter(Slot::isRunning)
                    .map(slot -> slot.member().name())
                    .collect(Collectors.toSet());
            readiness
                    .aliveDrivers(orchestrator.member(), Tokens.of(System.getenv(), plan.data()))
                    .forEach(waited::remove);
            if (waited.isEmpty()) {
                return;
            }
            if (stopping || System.nanoTime() - startNanos > timeout.toNanos()) {
                throw new StackFailure("orchestrator: has not heard of " + waited + " after " + timeout.toSeconds()
                        + " s; log " + orchestrator.log());
            }
            JointStart.pause();
        }
    }

    private void addDrivers(int upTo) {
        for (int number = 1; drivers().size() < upTo; number++) {
            String name = Member.driver(number, 0).name();
            if (slots.stream().noneMatch(slot -> slot.member().name().equals(name))) {
                add(Member.driver(number, ports.free()));
            }
        }
    }

    private void add(Member member) {
        slots.add(new Slot(member, plan.data().log(member.name())));
    }

    private List<Slot> drivers() {
        return slots.stream()
                .filter(slot -> slot.member().role() == Role.DRIVER)
                .sorted(Comparator.comparing(slot -> slot.member().driverNumber()))
                .toList();
    }

    private String names() {
        return slots.stream().map(slot -> slot.member().name()).collect(Collectors.joining(", "));
    }
}
