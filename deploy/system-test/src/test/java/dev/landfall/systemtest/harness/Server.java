package dev.landfall.systemtest.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One WAR, started by hand with the command that the README tells. Its own folder is its working directory. */
public record Server(String program, int port, Path folder, Child process) implements AutoCloseable {
    public static Server start(String program, Map<String, String> environment) {
        return start(program, Ports.free(), environment);
    }

    public static Server start(String program, int port, Map<String, String> environment) {
        return start(program, port, environment, List.of());
    }

    /** Under another program, such as {@code taskset -c 1}, that becomes it. */
    public static Server start(String program, int port, Map<String, String> environment, List<String> under) {
        Path folder = Home.newDirectory(program);
        var command = commandLine(program, port, under);
        return new Server(program, port, folder, Child.start(program, folder, environment, command));
    }

    /** The command that the README tells, under another program if one is given. */
    public static List<String> commandLine(String program, int port, List<String> under) {
        var command = new ArrayList<>(under);
        command.addAll(List.of(Home.jdk("java"), "-Xmx384m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-jar", Home.file("payara-micro.jar").toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(
                List.of("--prebootcommandfile", Home.file(program + ".preboot").toString()));
        command.addAll(List.of("--deploy", Home.file(program + ".war").toString()));
        command.addAll(List.of("--contextroot", "/", "--port", Integer.toString(port)));
        return command;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Api api(String token) {
        return new Api(url(), token);
    }

    @Override
    public void close() {
        process.close();
    }
}
