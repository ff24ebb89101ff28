package dev.landfall.orchestrator.faces;

import dev.landfall.codec.JsonValues;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.rest.TargetGate;
import dev.landfall.orchestrator.rest.TestLibrary;
import dev.landfall.workload.DriverSelection;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.Target;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** The form for a new test: what was typed, what is wrong with it, what it would send. Decides nothing; the plan's rules do. */
@Named("newTest")
@ViewScoped
public class NewTestBean implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PATIENCE_SECONDS = 8;
    private static final String DRAFT = "draft";

    private final PlanForm form = new PlanForm();
    private final HashMap<String, String> faults = new HashMap<>();
    private String failure = "";
    private String filled = "";
    private String sentence = "";
    private String shape = "";

    @Inject
    transient LoadTests tests;

    @Inject
    transient TestLibrary library;

    @Inject
    transient PlanLimits limits;

    @Inject
    transient TargetGate gate;

    @Inject
    transient HttpServletRequest request;

    @PostConstruct
    void open() {
        String from = request.getParameter("from");
        Optional<JsonObject> earlier = from == null ? Optional.empty() : library.plan(from);
        earlier.ifPresentOrElse(form::fill, () -> form.values().putAll(Preset.SMOKE.fields()));
        form.values().putIfAbsent(PlanField.AUTO_TRIGGER.path(), "true");
        look();
        if (from != null && earlier.isEmpty()) {
            failure = "The test to begin with is not there any more.";
        }
    }

    public Map<String, String> getValues() {
        return form.values();
    }

    /** The same of boxes. */
    public Map<String, Boolean> getFlags() {
        return new FlagView(form.values());
    }

    /** What is wrong, by field. */
    public Map<String, String> getFaults() {
        return faults;
    }

    /** What is wrong with the whole. */
    public String getFailure() {
        return failure;
    }

    public String getSentence() {
        return sentence;
    }

    public List<Preset> getPresets() {
        return Arrays.asList(Preset.values());
    }

    /** After a preset or a draft was taken, what now stands in each field, as a JSON object by path; else empty. */
    public String getFilled() {
        return filled;
    }

    public String getJson() {
        return copy(PlanCopies::json);
    }

    public String getCommand() {
        return copy(PlanCopies::command);
    }

    public String getCurl() {
        String url = request.getRequestURL().toString();
        return copy(plan -> PlanCopies.curl(plan, url.substring(0, url.indexOf('/', 8))));
    }

    /** Empty while there are faults: what could be read of it would be another plan. */
    private String copy(Function<JsonObject, String> form) {
        return faults.isEmpty() ? form.apply(this.form.json(new HashMap<>())) : "";
    }

    /** Rate of all, seconds of sending and of warm-up, for the picture. */
    public String getShape() {
        return shape;
    }

    public void take(Preset preset) {
        form.take(preset);
        look();
        fill();
    }

    private void fill() {
        filled = JsonValues.object(form.values()).build().toString();
    }

    /** Takes over what was typed into a view that is no more, which the page has kept: by path, in the parameter draft. */
    public void restore() {
        String draft = request.getParameter(DRAFT);
        if (draft != null) {
            form.restore(draft);
            look();
            fill();
        }
    }

    /**
     * Reads what was typed: each fault stands at its field, and the sentence says what would be sent. Asks nobody for the addresses of a
     * name that is perhaps half typed: that comes with the start.
     */
    public void look() {
        read(target -> {
            if (!TargetGate.asksForNames(target)) {
                check(target);
            }
        });
    }

    private void check(Target target) {
        gate.check(target, request.getLocalPort());
    }

    private Optional<Plan> read(Consumer<Target> gate) {
        PlanCheck check = PlanCheck.of(form, limits, gate);
        faults.clear();
        faults.putAll(check.faults());
        failure = "";
        filled = "";
        sentence = check.plan().map(this::sentence).orElse("");
        shape = check.plan().map(plan -> LoadWords.shape(plan, drivers(plan))).orElse("");
        return check.plan();
    }

    private String sentence(Plan plan) {
        int wanted = drivers(plan);
        int here = alive();
        String few =
                here >= wanted ? "" : here == 0 ? "; no driver is here now" : "; only " + here + " of them here now";
        return LoadWords.of(plan, wanted) + few;
    }

    private int alive() {
        return (int) tests.drivers().stream().filter(DriverView::alive).count();
    }

    private int drivers(Plan plan) {
        if (plan.drivers() instanceof DriverSelection.Count count) {
            return count.count();
        }
        return plan.drivers() instanceof DriverSelection.Named named
                ? named.nodeIds().size()
                : alive();
    }

    /** Where to go: to the test, or nowhere when it was refused. */
    public String start() throws InterruptedException {
        Optional<Plan> plan = read(this::check);
        if (plan.isEmpty()) {
            failure = "Not started: " + (faults.size() == 1 ? "one field needs" : faults.size() + " fields need")
                    + " another value.";
            return "";
        }
        try {
            TestView test =
                    tests.create(plan.get(), null).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "/test.xhtml?id=" + test.testId().value() + "&faces-redirect=true";
        } catch (ExecutionException e) {
            failure = "Not started: "
                    + (e.getCause() instanceof LandfallException cause
                            ? cause.getMessage()
                            : "the orchestrator failed; its log says why");
        } catch (TimeoutException e) {
            failure = "The broker has not confirmed the test within " + PATIENCE_SECONDS
                    + " s; it may yet appear in the list.";
        }
        return "";
    }
}
