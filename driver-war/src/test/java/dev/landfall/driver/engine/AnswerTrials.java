package dev.landfall.driver.engine;

import java.io.IOException;

/** The words in which trials of answers are told; how they are run together is in {@link AnswersOfTargetsTest}. */
abstract class AnswerTrials {

    static final String CHUNKED = head("Transfer-Encoding: chunked");

    NettyLoadEngine engine() {
        return AnswersOfTargetsTest.engine();
    }

    /** A 200 with these headers, up to the empty line. */
    static String head(String... headers) {
        return "HTTP/1.1 200 OK\r\n" + String.join("", lines(headers)) + "\r\n";
    }

    Trial trial(TestServer.Script script) {
        return new Trial(engine(), script);
    }

    /** This answer, over a connection that the target leaves open. */
    Outcome answers(String answer) {
        return trial(request -> request.send(answer)).run();
    }

    /** As much of an answer, then nothing, over a connection that the target leaves open. */
    Outcome answersNoMoreThan(String part) {
        return trial(request -> request.send(part)).once().run();
    }

    Outcome answersAndCloses(String answer) {
        return trial(request -> {
                    request.send(answer);
                    request.close();
                })
                .run();
    }

    /** Sends byte after byte with a pause between them, until all are sent or the driver closes the connection. */
    static void trickle(TestServer.Request request, String text, long pauseMillis) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            request.send(text.substring(i, i + 1));
            Loads.pause(pauseMillis);
        }
    }

    private static String[] lines(String... headers) {
        String[] lines = headers.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] += "\r\n";
        }
        return lines;
    }
}
