package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Doc;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogType;

/**
 * What no page may do unseen: write errors to the console, ask a host that is not the stack's, or pop a dialog up. A script in the text of a
 * page and a breach of its policy are errors, too. A test says beforehand
 * which errors it provokes.
 */
public final class Watch {
    private static final String REQUEST = "Network.requestWillBeSent";
    private static final String SOCKET = "Network.webSocketCreated";
    private static final String DIALOG = "Page.javascriptDialogOpening";

    private final WebDriver driver;
    private final Set<String> hosts = new HashSet<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<URI> requests = new ArrayList<>();
    private final List<String> dialogs = new ArrayList<>();

    Watch(WebDriver driver) {
        this.driver = driver;
    }

    /** Forgets what was. */
    void begin() {
        look();
        hosts.clear();
        expected.clear();
        errors.clear();
        requests.clear();
        dialogs.clear();
    }

    void allow(String origin) {
        hosts.add(URI.create(origin).getAuthority());
    }

    /** Errors in the console in which this regular expression is found are meant to be there. */
    public void expectError(String regex) {
        expected.add(Pattern.compile(regex));
    }

    /** The same only of errors until it is closed. */
    Meanwhile meanwhile(String regex) {
        Pattern known = Pattern.compile(regex);
        look();
        int before = errors.size();
        return () -> {
            look();
            errors.subList(before, errors.size())
                    .removeIf(error -> known.matcher(error).find());
        };
    }

    /** While something is away. */
    interface Meanwhile extends AutoCloseable {
        @Override
        void close();
    }

    /** What the page has asked of the network so far, WebSockets included. */
    public List<URI> requests() {
        look();
        return List.copyOf(requests);
    }

    /** Errors in the console so far, expected or not. */
    List<String> errors() {
        look();
        return List.copyOf(errors);
    }

    /** @throws AssertionError naming all that pages did and should not have, or that nothing was told of what they asked of the stack */
    public void check() {
        look();
        var all = new SoftAssertions();
        all.assertThat(errors.stream()
                        .filter(error -> expected.stream()
                                .noneMatch(known -> known.matcher(error).find())))
                .as("errors in the browser's console")
                .isEmpty();
        all.assertThat(requests.stream().filter(uri -> !isOfStack(uri)))
                .as("requests to others than %s", hosts)
                .isEmpty();
        if (!hosts.isEmpty()) {
            all.assertThat(requests.stream().map(URI::getAuthority).filter(hosts::contains))
                    .as("requests to %s, of which some must be told", hosts)
                    .isNotEmpty();
        }
        all.assertThat(dialogs).as("dialogs that popped up").isEmpty();
        all.assertAll();
    }

    private boolean isOfStack(URI uri) {
        return switch (uri.getScheme()) {
            case "http", "https", "ws", "wss" -> hosts.contains(uri.getAuthority());
            default -> true; // data:, blob:, about: ask nobody
        };
    }

    private void look() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .forEach(entry -> errors.add(entry.getMessage()));
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> keep(entry.getMessage()));
    }

    /** Most events are of no interest; reading them as JSON would take longer than all else. */
    private void keep(String event) {
        if (event.contains(REQUEST) || event.contains(SOCKET) || event.contains(DIALOG)) {
            Doc message = Doc.parse(event).at("message");
            switch (message.text("method")) {
                case REQUEST -> requests.add(uri(message.text("params.request.url")));
                case SOCKET -> requests.add(uri(message.text("params.url")));
                case DIALOG -> dialogs.add(message.text("params.message"));
                default -> {} // speaks of one of these, but is none
            }
        }
    }

    /** What follows the path, such as the content of a data: URI, may be of any shape. */
    private static URI uri(String url) {
        return URI.create(url.startsWith("data:") ? "data:" + url.length() : url.replaceAll("[?#].*", ""));
    }
}
