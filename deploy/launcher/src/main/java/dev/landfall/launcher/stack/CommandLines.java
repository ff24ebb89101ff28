package dev.landfall.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each member of the stack is started: the command line of its JVM and what is added to its environment. A user's
 * {@code JAVA_TOOL_OPTIONS} and {@code LANDFALL_…} variables reach the members as they are, except where the stack must decide.
 */
record CommandLines(Path java, Distribution distribution, DataDir data, String kafka) {
    List<String> command(Member member) {
        return member.role() == Role.BROKER ? broker(member) : server(member);
    }

    Map<String, String> environment(Member member) {
        var environment = new HashMap<String, String>();
        if (member.role() == Role.ORCHESTRATOR || member.role() == Role.DRIVER) {
            environment.put("LANDFALL_KAFKA_BOOTSTRAP_SERVERS", kafka);
            environment.put("LANDFALL_DATA_DIR", data.memberDir(member).toString());
        }
        String nodeId = member.nodeId();
        if (nodeId != null) {
            environment.put("LANDFALL_NODE_ID", nodeId);
        }
        return environment;
    }

    private List<String> broker(Member member) {
        Path settings = new BrokerSettings(
                        member.port(), new Ports().free(), data.brokerDir().resolve("log"))
                .writeTo(data.brokerDir());
        return List.of(
                java.toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                distribution.brokerClassPath(),
                "dev.landfall.launcher.broker.LocalBroker",
                settings.toString());
    }

    private List<String> server(Member member) {
        String program = member.role().word();
        var command = new ArrayList<String>(List.of(java.toString()));
        command.addAll(heap(member.role()));
        command.addAll(List.of(
                "-jar",
                distribution.file("payara-micro.jar").toString(),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                distribution.file(program + ".preboot").toString(),
                "--deploy",
                distribution.file(program + ".war").toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(member.port())));
        return command;
    }

    private static List<String> heap(Role role) {
        return role == Role.DRIVER
                ? List.of("-Xmx512m", "-Djava.net.preferIPv4Stack=false")
                : List.of("-Xmx384m", "-XX:+UseSerialGC");
    }
}
