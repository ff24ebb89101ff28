package dev.landfall.systemtest.harness;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Command lines of programs that live among these tests and need the JDK alone, in a JVM that stands still as little as can be: one quick
 * compiler, one collector, no safepoint each second, no counters in a file.
 */
public final class SmallJvm {
    private SmallJvm() {}

    public static List<String> command(Class<?> program, Object... arguments) {
        var command = new ArrayList<>(List.of(Home.jdk("java"), "-Xms96m", "-Xmx96m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:GuaranteedSafepointInterval=0"));
        command.addAll(
                List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp", classPath(program), program.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static String classPath(Class<?> program) {
        URI uri;
        try {
            uri = program.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
        return new File(uri).getPath();
    }
}
