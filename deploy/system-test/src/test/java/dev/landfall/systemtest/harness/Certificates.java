package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An authority of this run's own, which the drivers of its stacks trust, and certificates signed by it. Made with the JDK's keytool when
 * first asked for. Safe for use by several threads.
 */
public final class Certificates {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path folder = Home.newDirectory("certificates");
    private final Path keys = folder.resolve("keys.p12");
    private final Path trusted = folder.resolve("trusted.p12");

    private static final class Holder {
        static final Certificates OF_THIS_RUN = new Certificates();
    }

    /** A certificate with its chain, and its key, as files that web servers read. */
    public record Pem(Path chain, Path key) {}

    private Certificates() {
        make(AUTHORITY, List.of("-ext", "bc:c", "-dname", "CN=Landfall test authority"));
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
            try (var out = Files.newOutputStream(trusted)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static Certificates ofThisRun() {
        return Holder.OF_THIS_RUN;
    }

    /** Options that make a JVM trust the authority, and no other. */
    public String trustOptions() {
        return "-Djavax.net.ssl.trustStore=" + trusted + " -Djavax.net.ssl.trustStoreType=PKCS12"
                + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    /**
     * A new certificate that is valid from a week ago on.
     *
     * @param subject as keytool names it: {@code ip:127.0.0.1} or {@code dns:example.org}
     * @param days of its validity: under 7, and it has expired
     */
    public synchronized Pem signed(String name, String subject, int days) {
        make(
                name,
                List.of(
                        "-signer",
                        AUTHORITY,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + subject,
                        "-startdate",
                        "-7d",
                        "-validity",
                        Integer.toString(days)));
        try {
            KeyStore store = load();
            var chain = new StringBuilder();
            for (Certificate certificate : store.getCertificateChain(name)) {
                chain.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            byte[] key = store.getKey(name, PASSWORD.toCharArray()).getEncoded();
            return new Pem(
                    Files.writeString(folder.resolve(name + ".pem"), chain),
                    Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void make(String name, List<String> options) {
        var command = new ArrayList<>(List.of(Home.jdk("keytool"), "-genkeypair", "-alias", name, "-keyalg", "EC"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD));
        command.addAll(options);
        Child keytool = Child.start("keytool-" + name, folder, Map.of(), command);
        if (keytool.awaitEnd(PATIENCE) != 0) {
            throw new AssertionError("no certificate: " + keytool.tail());
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
