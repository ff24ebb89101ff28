package dev.landfall.launcher.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Where a keeper takes commands from other shells: one connection on the loopback address each, one line of the key and the words of the
 * command, answered with {@link Answer} lines. Commands are obeyed one at a time; only {@code down} does not wait for the one before it.
 */
final class ControlPort {
    /** What a command does; lines told to the consumer reach the shell that sent the command. */
    interface Commands {
        void obey(List<String> words, Consumer<String> answer);
    }

    private final String key;
    private final Commands commands;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean closed;
    private final ServerSocket server;

    ControlPort(String key, Commands commands) {
        this.key = key;
        this.commands = commands;
        try {
            this.server = new ServerSocket();
        } catch (IOException e) {
            throw new StackFailure("cannot open a port for commands (" + e + ")");
        }
    }

    void open() {
        try {
            server.bind(new InetSocketAddress(Ports.loopback(), 0));
        } catch (IOException e) {
            throw new StackFailure("cannot open a port for commands (" + e + ")");
        }
        daemon("control", this::acceptAll).start();
    }

    int port() {
        return server.getLocalPort();
    }

    void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            throw new StackFailure("cannot close the port for commands (" + e + ")");
        }
    }

    private void acceptAll() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                daemon("command", () -> serve(socket)).start();
            } catch (IOException e) {
                if (!closed) {
                    JointStart.pause();
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            List<String> words = line == null ? List.of() : List.of(line.split(" ", -1));
            if (words.size() > 1 && isKey(words.get(0))) {
                obey(words.subList(1, words.size()), out);
            }
        } catch (IOException shellIsGone) {
            // The command goes on; only its answer is lost.
        }
    }

    private void obey(List<String> words, PrintWriter out) {
        boolean waits = !words.get(0).equals("down");
        if (waits) {
            oneAtATime.lock();
        }
        try {
            commands.obey(words, line -> out.println(Answer.line(line)));
            out.println(Answer.OK);
        } catch (StackFailure failure) {
            out.println(Answer.failure(failure));
        } catch (RuntimeException e) {
            out.println(Answer.failure(new StackFailure(e.toString())));
        } finally {
            if (waits) {
                oneAtATime.unlock();
            }
        }
    }

    private boolean isKey(String word) {
        return MessageDigest.isEqual(word.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    private static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, "landfall-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
