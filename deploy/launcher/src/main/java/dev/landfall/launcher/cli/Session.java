package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.Access;
import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.stack.DataDir;
import dev.landfall.launcher.stack.LocalStack;
import dev.landfall.launcher.stack.Member;
import dev.landfall.launcher.stack.Role;
import dev.landfall.launcher.stack.StackState;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The orchestrator that a command speaks to, and the data directory in which its report files can be found if it is on this machine. */
record Session(Orchestrator orchestrator, DataDir data) {
    static Session of(Map<String, String> environment, DataDir data) {
        Optional<String> ofStack = new LocalStack(data).state().flatMap(state -> url(state, Role.ORCHESTRATOR));
        return new Session(new Orchestrator(Access.of(environment, ofStack, data.token())), data);
    }

    /** The one of a stack that this very process keeps, whatever the environment says about others. */
    static Session ofOwnStack(StackState state, String token) {
        URI url = URI.create(url(state, Role.ORCHESTRATOR).orElseThrow());
        return new Session(new Orchestrator(new Access(url, token)), new DataDir(state.dataDir()));
    }

    static Optional<String> url(StackState state, Role role) {
        return member(state, role).map(Member::url);
    }

    static Optional<Member> member(StackState state, Role role) {
        return state.processes().stream()
                .map(StackState.Running::member)
                .filter(member -> member.role() == role)
                .findFirst();
    }
}
