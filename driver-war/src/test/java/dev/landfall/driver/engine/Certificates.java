package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority and certificates of servers, made with the JDK's own tool, each under an alias. */
final class Certificates {

    static final String PASSWORD = "for-this-test";

    private static final String AUTHORITY = "authority";

    private final Path directory;

    /** @param directory empty; everything is kept there */
    Certificates(Path directory) {
        this.directory = directory;
        make(AUTHORITY, "-dname", "CN=Authority", "-ext", "bc:c");
    }

    /** Signed by the authority, for this name ({@code dns:localhost}); {@code more} as keytool's -genkeypair has it. */
    void sign(String alias, String name, String... more) {
        List<String> options = new ArrayList<>(List.of("-dname", "CN=" + alias, "-ext", "san=" + name));
        options.addAll(List.of("-signer", AUTHORITY, "-signerkeypass", PASSWORD));
        options.addAll(List.of(more));
        make(alias, options.toArray(String[]::new));
    }

    /** Signed by nobody but itself. */
    void signItself(String alias, String name) {
        make(alias, "-dname", "CN=" + alias, "-ext", "san=" + name);
    }

    /** For a server that shows this certificate. */
    SSLContext context(String alias) throws GeneralSecurityException, IOException {
        KeyStore all = load();
        KeyStore one = empty();
        char[] password = PASSWORD.toCharArray();
        one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** A store in which the authority is trusted and nobody else. */
    Path trustStore() throws GeneralSecurityException, IOException {
        KeyStore trust = empty();
        trust.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
        Path file = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore())) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private Path keyStore() {
        return directory.resolve("keys.p12");
    }

    private void make(String alias, String... options) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-J-XX:TieredStopAtLevel=1", "-genkeypair"));
        command.addAll(List.of("-alias", alias, "-keyalg", "EC", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", keyStore().toString(), "-storepass", PASSWORD));
        command.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
