package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.nio.file.Path;

/** The witness as a program: {@code port file}. Answers at once, and tells its counts at {@code /metrics} as the sample target does. */
public final class WitnessMain {
    private WitnessMain() {}

    public static void main(String[] arguments) throws IOException {
        var book = new WitnessBook(Path.of(arguments[1]));
        new Thread(
                        new OracleLoop(Integer.parseInt(arguments[0]), FreezePlan.NEVER, new ServiceDelay(0, 0), book),
                        "witness")
                .start();
    }
}
