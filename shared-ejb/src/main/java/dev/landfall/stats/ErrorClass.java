package dev.landfall.stats;

/** Why a request failed. Each failed request has exactly one class. */
public enum ErrorClass {
    HTTP_4XX,
    HTTP_5XX,
    DNS,
    CONNECT_REFUSED,
    CONNECT_TIMEOUT,
    CONNECT_FAILED,
    TIMEOUT,
    RESET,
    EMPTY_REPLY,
    TRUNCATED,
    STALE_CONNECTION,
    PROTOCOL,
    HEADERS_TOO_LARGE,
    BODY_TOO_LARGE,
    TLS_CERT,
    TLS_HANDSHAKE,
    TLS_ALERT,
    REDIRECT,
    LOCAL_FD,
    LOCAL_PORTS,
    /** Still open when a stop cut the test short. */
    CUT
}
