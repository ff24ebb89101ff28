package dev.landfall.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A load generator of others: how it is told to send like the driver, with one thread, and what it says afterwards. */
public enum Peer {
    WRK {
        @Override
        List<String> command(PeerLoad load) {
            return line(load, "-t1", "-c" + load.connections(), "-d" + load.seconds() + "s");
        }

        /** It cannot send just one. */
        @Override
        List<String> once(PeerLoad load) {
            return line(load, "-t1", "-c1", "-d1s");
        }

        @Override
        Count count(Output output) {
            long requests = output.sum("^ +(\\d+) requests in ");
            long failed = output.sum("Non-2xx or 3xx responses: (\\d+)")
                    + output.sum("Socket errors: connect (\\d+)")
                    + output.sum("Socket errors: .* read (\\d+)")
                    + output.sum("Socket errors: .* write (\\d+)")
                    + output.sum("Socket errors: .* timeout (\\d+)");
            return new Count(requests, failed, requests / output.number("Requests/sec:"));
        }
    },

    HEY {
        private static final List<String> NO_EXTRAS = List.of("-cpus", "1", "-disable-compression", "-T", "");

        @Override
        List<String> command(PeerLoad load) {
            return with(NO_EXTRAS, line(load, "-c", "" + load.connections(), "-z", load.seconds() + "s"));
        }

        @Override
        List<String> once(PeerLoad load) {
            return with(NO_EXTRAS, line(load, "-c", "1", "-n", "1"));
        }

        /** Its status codes stop at the millionth request, its rate does not. */
        @Override
        Count count(Output output) {
            double seconds = output.number("Total:");
            long requests = Math.round(output.number("Requests/sec:") * seconds);
            long failed = output.sum("^ +\\[[1045]\\d\\d]\\s+(\\d+) responses")
                    + output.sum("^ +\\[(\\d+)]\\s+(?!\\d+ responses)");
            return new Count(requests, failed, seconds);
        }
    },

    AB {
        @Override
        List<String> command(PeerLoad load) {
            String most = Long.toString(MOST_PER_SECOND * load.seconds());
            return line(load, "-q", "-k", "-c", "" + load.connections(), "-t", "" + load.seconds(), "-n", most);
        }

        @Override
        List<String> once(PeerLoad load) {
            return line(load, "-q", "-k", "-c", "1", "-n", "1");
        }

        @Override
        Count count(Output output) {
            long requests = (long) output.number("Complete requests:");
            double failed = output.numberOrZero("Failed requests:") + output.numberOrZero("Non-2xx responses:");
            return new Count(requests, (long) failed, output.number("Time taken for tests:"));
        }
    },

    H2LOAD {
        @Override
        List<String> command(PeerLoad load) {
            return line(load, "--h1", "-t1", "-c" + load.connections(), "-D", "" + load.seconds());
        }

        @Override
        List<String> once(PeerLoad load) {
            return line(load, "--h1", "-t1", "-c1", "-n1");
        }

        @Override
        Count count(Output output) {
            long requests = output.sum("^requests: .* (\\d+) done");
            long failed = output.sum("^requests: .* (\\d+) failed") + output.sum("^requests: .* (\\d+) timeout");
            return new Count(requests, failed, requests / rate(output));
        }

        private double rate(Output output) {
            String rate = output.text().replaceAll("(?s).*finished in [^,]*, ([0-9.]+) req/s.*", "$1");
            try {
                return Double.parseDouble(rate);
            } catch (NumberFormatException e) {
                throw new BenchFailure("no rate in: " + output.lastLine());
            }
        }
    };

    /** ab takes memory for every request it might send, so it is told how many those can be at most. */
    private static final long MOST_PER_SECOND = 500_000;

    /** What it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its first words when asked for its version; hey has none to tell. */
    String version() {
        String said = switch (this) {
            case WRK -> Programs.firstLine(List.of("wrk", "-v"));
            case AB -> Programs.firstLine(List.of("ab", "-V"));
            case H2LOAD -> Programs.firstLine(List.of("h2load", "--version"));
            case HEY -> "";
        };
        return said.isEmpty() ? "tells no version" : said.replaceAll("(?i)(This is | Copyright.*| <\\$.*)", "");
    }

    public boolean isInstalled() {
        return Programs.find(word()) != null;
    }

    /** Sends for the given time over all connections. */
    abstract List<String> command(PeerLoad load);

    /** Sends as few requests as it can. */
    abstract List<String> once(PeerLoad load);

    abstract Count count(Output output);

    List<String> line(PeerLoad load, String... options) {
        var line = new ArrayList<String>(List.of(word()));
        line.addAll(List.of(options));
        load.headers().forEach(header -> line.addAll(List.of("-H", header)));
        line.add(load.url());
        return line;
    }

    private static List<String> with(List<String> options, List<String> line) {
        var longer = new ArrayList<>(line);
        longer.addAll(1, options);
        return longer;
    }
}
