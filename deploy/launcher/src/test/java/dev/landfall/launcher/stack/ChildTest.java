package dev.landfall.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {
    @TempDir
    private Path folder;

    @Test
    void isTheProgramItselfWithItsEnvironmentAndLog() throws Exception {
        Child child = start("echo pid $$ says $WORD");
        await(child);

        assertThat(child.logged().lines()).containsExactly("pid " + child.pid() + " says hello");
    }

    @Test
    void readsOnlyWhatThisStartHasLogged() throws Exception {
        await(start("echo first"));
        Child second = start("echo second");
        await(second);

        assertThat(second.logged().lines()).containsExactly("second");
    }

    @Test
    void saysHowItEnded() throws Exception {
        Child wrong = start("exit 3");
        Child killed = start("kill -KILL $$");
        await(wrong);
        await(killed);

        assertThat(wrong.ending()).isEqualTo("ended with code 3");
        assertThat(killed.ending()).isEqualTo("was killed by signal 9");
    }

    @Test
    void stopsPolitely() {
        Child child = start("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        awaitLine(child, "up");

        child.stop();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.logged().lines()).contains("bye");
    }

    /** A second JVM stands for the launcher: it starts a child, is killed, and the child must go. */
    @Test
    void doesNotOutliveAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildTest.class.getName(),
                        folder.resolve("orphan.log").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly().waitFor();

        child.onExit().get(20, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereIsAFailure() throws Exception {
        Child child = Child.start(List.of("/no/such/program"), Map.of(), folder.resolve("child.log"));
        await(child);

        assertThat(child.ending()).isEqualTo("ended with code 127");
        assertThat(child.logged().tellingLine()).contains("/no/such/program");
    }

    @Test
    void aLogThatCannotBeWrittenIsAFailure() {
        assertThatThrownBy(() -> Child.start(List.of("true"), Map.of(), folder.resolve("missing/child.log")))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("cannot start true");
    }

    public static void main(String[] args) throws Exception {
        Child child = Child.start(List.of("sleep", "600"), Map.of(), Path.of(args[0]));
        System.out.println(child.pid());
        new CountDownLatch(1).await();
    }

    private Child start(String script) {
        return Child.start(List.of("/bin/sh", "-c", script), Map.of("WORD", "hello"), folder.resolve("child.log"));
    }

    private static void await(Child child) throws InterruptedException {
        var ended = new CountDownLatch(1);
        child.whenEnded(ended::countDown);
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitLine(Child child, String line) {
        while (!child.logged().lines().contains(line)) {
            Thread.onSpinWait();
        }
    }
}
