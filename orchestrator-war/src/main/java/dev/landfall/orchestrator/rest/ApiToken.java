package dev.landfall.orchestrator.rest;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The one secret that opens the API. Comes from the settings, or is made once and kept in a file. Never shown, not even by toString. */
public final class ApiToken {

    private static final System.Logger LOG = System.getLogger(ApiToken.class.getName());
    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,1024}");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int RANDOM_BYTES = 32;
    private static final String BEARER = "Bearer ";
    private static final String SEAL = "HmacSHA256";

    private final byte[] secret;

    private ApiToken(String secret, String source) {
        if (!ALLOWED.matcher(secret).matches()) {
            throw new IllegalArgumentException(source + " must be 1 to 1024 printable ASCII characters without spaces");
        }
        this.secret = secret.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The configured token, else the one in {@code api-token} of the data directory, which is made when it is not there.
     *
     * @throws IllegalArgumentException when it cannot be a token, naming the setting or the file
     * @throws IOException when the file can neither be read nor made
     */
    public static ApiToken load(Path dataDirectory, @Nullable String configured) throws IOException {
        if (configured != null) {
            return new ApiToken(configured, "landfall.api.token");
        }
        Files.createDirectories(dataDirectory);
        Path file = dataDirectory.resolve("api-token");
        if (!Files.exists(file)) {
            make(file);
        }
        warnIfOthersMayRead(file);
        LOG.log(INFO, () -> "the API's token is in " + file.toAbsolutePath().normalize());
        return new ApiToken(Files.readString(file, StandardCharsets.ISO_8859_1).strip(), file + ", one line,");
    }

    /** Takes the same time for every wrong token of a length. */
    boolean isIn(@Nullable String authorizationHeader) {
        if (authorizationHeader == null || !authorizationHeader.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        return is(authorizationHeader.substring(BEARER.length()));
    }

    /** Whether these are the characters of the token. Takes the same time for every wrong one of a length. */
    boolean is(String given) {
        return MessageDigest.isEqual(secret, given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA-256 (RFC 2104) of a text, with the token as its key: proof that whoever made it knows the token. */
    byte[] seal(String text) {
        try {
            Mac mac = Mac.getInstance(SEAL);
            mac.init(new SecretKeySpec(secret, SEAL));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + SEAL, e);
        }
    }

    /** Aside and then renamed: nobody ever reads half a token, and nobody else ever may read it. */
    private static void make(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path aside = file.resolveSibling("api-token." + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(aside);
        try (SeekableByteChannel channel = Files.newByteChannel(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            LOG.log(INFO, () -> "another process made " + file + " at the same moment");
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void warnIfOthersMayRead(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.log(WARNING, () -> file + " may be read by others: chmod 600 is right");
        }
    }
}
