package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.Fault;
import dev.landfall.lifecycle.IdempotencyConflict;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.NotEnoughDrivers;
import dev.landfall.lifecycle.NotFinished;
import dev.landfall.lifecycle.StoreUnavailable;
import dev.landfall.lifecycle.TargetNotAllowed;
import dev.landfall.lifecycle.TestState;
import dev.landfall.lifecycle.TransitionRefused;
import dev.landfall.lifecycle.UnknownTest;
import dev.landfall.orchestrator.report.Samples;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void everyFactOfTheDomainHasItsStatus() {
        Map<LandfallException, Integer> statuses = new LinkedHashMap<>();
        statuses.put(new InvalidPlan(List.of(new Fault("target", "is required"))), 422);
        statuses.put(new UnknownTest(Samples.TEST), 404);
        statuses.put(TransitionRefused.alreadyTriggered(TestState.RUNNING), 409);
        statuses.put(new NotFinished("runs"), 409);
        statuses.put(new TargetNotAllowed("host x"), 403);
        statuses.put(new NotEnoughDrivers("1 of 2"), 409);
        statuses.put(new IdempotencyConflict("again"), 422);
        statuses.put(new BrokerUnavailable("no broker"), 503);
        statuses.put(new StoreUnavailable("READ_ONLY"), 503);
        assertThat(statuses).hasSize(LandfallException.class.getPermittedSubclasses().length);
        statuses.forEach((fact, status) -> {
            assertThat(Problems.of(fact).status()).isEqualTo(status);
            assertThat(Problems.of(fact).code()).isEqualTo(fact.code());
        });
    }

    @Test
    void aBadPlanListsEveryFault() throws MalformedJson {
        JsonObject json = JsonText.parse(Problems.of(new InvalidPlan(List.of(
                        new Fault("target.url", "is required"), new Fault("test_typ", "is unknown: test_type?"))))
                .toBytes());
        assertThat(json.toString())
                .isEqualTo("{\"type\":\"/problems/invalid-plan\",\"title\":\"The plan has faults\",\"status\":422,"
                        + "\"detail\":\"2 fields are wrong\",\"code\":\"INVALID_PLAN\",\"errors\":["
                        + "{\"field\":\"target.url\",\"message\":\"is required\"},"
                        + "{\"field\":\"test_typ\",\"message\":\"is unknown: test_type?\"}]}");
    }

    @Test
    void whatNobodyForesawTellsAnIdAndNothingElse() {
        Problem problem = ProblemMapper.problemOf(new IllegalStateException("secret detail"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).doesNotContain("secret", "Exception").matches(".*[0-9a-f-]{36}");
    }
}
