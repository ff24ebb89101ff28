package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/**
 * Says which class a failure of the network belongs to. The machine tells some of them only in the text of its message, the same text
 * with epoll and with NIO.
 */
final class FailureClassifier {

    private static final String NO_DESCRIPTORS = "Too many open files";
    private static final String NO_PORTS = "Cannot assign requested address";
    private static final String REFUSED = "Connection refused";
    private static final String BROKEN_PIPE = "Broken pipe";
    private static final String RESET = "Connection reset";
    private static final String ABORTED = "connection was aborted";
    private static final String ALERT = "Received fatal alert";

    private FailureClassifier() {}

    /**
     * Loads every class that is needed to tell of a failure. Without this a machine that has run out of descriptors could not open the
     * class files that say so.
     */
    static void load() {
        Throwable anything = new IOException("nothing has failed");
        ofHandshake(anything);
        ofBreaking(anything, ErrorClass.RESET);
    }

    /** Why a connection could not be opened, its TLS handshake included. */
    static ErrorClass ofOpening(Throwable cause) {
        if (says(cause, NO_DESCRIPTORS)) {
            return ErrorClass.LOCAL_FD;
        }
        if (says(cause, NO_PORTS)) {
            return ErrorClass.LOCAL_PORTS;
        }
        if (holds(cause, ConnectTimeoutException.class) || holds(cause, SslHandshakeTimeoutException.class)) {
            return ErrorClass.CONNECT_TIMEOUT;
        }
        if (isCertificate(cause)) {
            return ErrorClass.TLS_CERT;
        }
        if (says(cause, ALERT)) {
            return ErrorClass.TLS_ALERT;
        }
        return holds(cause, ConnectException.class) && says(cause, REFUSED)
                ? ErrorClass.CONNECT_REFUSED
                : ErrorClass.CONNECT_FAILED;
    }

    /** Why a TLS handshake failed on a connection that was open. */
    static ErrorClass ofHandshake(Throwable cause) {
        ErrorClass error = ofOpening(cause);
        return error == ErrorClass.CONNECT_FAILED ? ErrorClass.TLS_HANDSHAKE : error;
    }

    /** What broke an open connection; {@code otherwise} where it says no more than that it was closed. */
    static ErrorClass ofBreaking(Throwable cause, ErrorClass otherwise) {
        if (says(cause, ALERT)) {
            return ErrorClass.TLS_ALERT;
        }
        if (holds(cause, SSLException.class)) {
            return ErrorClass.PROTOCOL;
        }
        // A reset that follows a polite close is told as a broken pipe: the connection was closed, not reset.
        boolean reset = says(cause, RESET) || says(cause, ABORTED);
        return reset && !says(cause, BROKEN_PIPE) ? ErrorClass.RESET : otherwise;
    }

    private static boolean isCertificate(Throwable cause) {
        return holds(cause, CertificateException.class)
                || holds(cause, CertPathValidatorException.class)
                || holds(cause, CertPathBuilderException.class);
    }

    private static boolean holds(Throwable cause, Class<? extends Throwable> type) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Throwable cause, String text) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t.getMessage() != null && t.getMessage().contains(text)) {
                return true;
            }
        }
        return false;
    }
}
