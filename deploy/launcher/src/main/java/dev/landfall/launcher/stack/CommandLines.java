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
record CommandLines(Path java, Distribution distribution, DataDir data, String kafka, Pinning pinning) {
    /** Half the time to ready, in wall clock and CPU, for programs whose speed nobody measures here. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /** Leaves the optimiser to code that runs really often, such as the way of a request: a start would spend a third of its CPU on it. */
    private static final List<String> LATE_OPTIMISER = List.of(
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=40000",
            "-XX:Tier4CompileThreshold=200000",
            "-XX:Tier4BackEdgeThreshold=800000");

    /**
     * Threads of the engine ask for a higher priority than others, so that a compiler or a report does not make requests late; without
     * the second option compilers would have the same. Only root may raise a priority: for others the virtual machine would only warn.
     */
    private static final List<String> LOOPS_FIRST =
            List.of("-XX:ThreadPriorityPolicy=1", "-XX:CompilerThreadPriority=0");

    List<String> command(Member member) {
        return pinning.of(member.role(), member.role() == Role.BROKER ? broker(member) : server(member));
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
        var command = new ArrayList<String>(List.of(java.toString()));
        command.addAll(virtualMachine(Role.BROKER));
        command.addAll(List.of(
                "-cp",
                distribution.brokerClassPath(),
                "dev.landfall.launcher.broker.LocalBroker",
                settings.toString()));
        return command;
    }

    private List<String> server(Member member) {
        String program = member.role().word();
        var command = new ArrayList<String>(List.of(java.toString()));
        command.addAll(virtualMachine(member.role()));
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
                Integer.toString(member.port()),
                "--rootdir",
                data.serverDir(member).toString()));
        return command;
    }

    private static List<String> virtualMachine(Role role) {
        var options = new ArrayList<String>();
        switch (role) {
            case DRIVER -> {
                options.addAll(List.of("-Xmx512m", "-Djava.net.preferIPv4Stack=false"));
                options.addAll(LATE_OPTIMISER);
                if ("root".equals(System.getProperty("user.name"))) {
                    options.addAll(LOOPS_FIRST);
                }
            }
            case ORCHESTRATOR, TARGET -> options.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", QUICK_COMPILER));
            case BROKER -> options.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", QUICK_COMPILER));
        }
        return options;
    }
}
