package dev.landfall.stats;

import java.util.Locale;

/** The five times that are recorded of requests, each in a histogram of its own. */
public enum Measure {
    /** completed − intended start, of succeeded requests and of TIMEOUTs with the time waited. */
    RESPONSE_TIME,
    /** completed − sent, of the same requests. */
    SERVICE_TIME,
    /** sent − intended start, of every request sent. */
    SEND_DELAY,
    /** sent − the later of intended start and the moment a slot was free, of every request sent. */
    SEND_LAG,
    /** completed − intended start, of every other failure. */
    FAILED_RESPONSE_TIME;

    /** As messages and reports write it: {@code response_time}. */
    public String fieldName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
