package dev.landfall.orchestrator.rest;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.IdempotencyConflict;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.NotEnoughDrivers;
import dev.landfall.lifecycle.NotFinished;
import dev.landfall.lifecycle.StoreUnavailable;
import dev.landfall.lifecycle.TargetNotAllowed;
import dev.landfall.lifecycle.TransitionRefused;
import dev.landfall.lifecycle.UnknownTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which problem stands for which fact. The only place that knows the HTTP status of an exception of the domain. */
final class Problems {

    private static final Map<Class<? extends LandfallException>, Kind> KINDS = Map.of(
            InvalidPlan.class, new Kind(422, "The plan has faults"),
            IdempotencyConflict.class, new Kind(422, "The Idempotency-Key came before with another plan"),
            UnknownTest.class, new Kind(404, "There is no such test"),
            TransitionRefused.class, new Kind(409, "The test is in another state"),
            NotFinished.class, new Kind(409, "The test has not ended"),
            NotEnoughDrivers.class, new Kind(409, "Too few drivers are free"),
            TargetNotAllowed.class, new Kind(403, "The target is not allowed"),
            BrokerUnavailable.class, new Kind(503, "Kafka does not answer"),
            StoreUnavailable.class, new Kind(503, "The data directory cannot be used"));

    private Problems() {}

    static Problem of(LandfallException e) {
        Kind kind = Objects.requireNonNull(KINDS.get(e.getClass()), e::code);
        if (e instanceof InvalidPlan plan) {
            String detail = plan.faults().size() == 1
                    ? "1 field is wrong"
                    : plan.faults().size() + " fields are wrong";
            return new Problem(kind.status, e.code(), kind.title, detail, plan.faults());
        }
        return new Problem(kind.status, e.code(), kind.title, String.valueOf(e.getMessage()), List.of());
    }

    static ProblemException badRequest(String code, String title, String detail) {
        return new ProblemException(Problem.of(400, code, title, detail));
    }

    static ProblemException notThereYet(String detail) {
        return new ProblemException(Problem.of(404, "NOT_THERE_YET", "This is not there yet", detail));
    }

    static ProblemException corrupt(String detail) {
        return new ProblemException(Problem.of(
                404,
                "REPORT_UNREADABLE",
                "The report of this test cannot be read",
                "the file is there, but " + detail));
    }

    static ProblemException notAcceptable(String detail) {
        return new ProblemException(Problem.of(406, "NOT_ACCEPTABLE", "There is no such format", detail));
    }

    static Problem unauthorized() {
        return Problem.of(
                401,
                "UNAUTHORIZED",
                "A token is needed",
                "send the header Authorization: Bearer <token>; the orchestrator's log names the file that holds the token");
    }

    /** What the container says with nothing but a status. */
    static Problem ofStatus(int status, String method, String path) {
        String what = method + " " + path;
        return switch (status) {
            case 400 -> Problem.of(400, "BAD_REQUEST", "The request cannot be read", "not a valid request: " + what);
            case 404 -> Problem.of(404, "NOT_FOUND", "There is nothing here", "nothing answers " + what);
            case 405 -> Problem.of(405, "METHOD_NOT_ALLOWED", "The method is not allowed here", "not allowed: " + what);
            case 406 -> Problem.of(406, "NOT_ACCEPTABLE", "There is no such format", "only application/json: " + what);
            case 413 -> Problem.of(413, "TOO_LARGE", "The body is too large", "too large: " + what);
            case 415 ->
                Problem.of(
                        415, "UNSUPPORTED_MEDIA_TYPE", "The body has the wrong type", "send application/json: " + what);
            case 503 -> Problem.of(503, "UNAVAILABLE", "Not available now", "try again later: " + what);
            default ->
                status >= 500
                        ? Problem.of(status, "INTERNAL_ERROR", "Something went wrong here", "failed: " + what)
                        : Problem.of(status, "HTTP_" + status, "The request was refused", "refused: " + what);
        };
    }

    /** @param id under which the log tells the cause */
    static Problem internal(String id) {
        return Problem.of(
                500,
                "INTERNAL_ERROR",
                "Something went wrong here",
                "the orchestrator's log tells the cause under " + id);
    }

    private record Kind(int status, String title) {}
}
