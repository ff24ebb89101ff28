package dev.landfall.kafka;

import java.time.Duration;

/**
 * For how long no other thread is to load classes while the container deploys. At the end of a deployment Payara closes the JARs of the
 * WAR under whoever reads them ("zip file closed"), and a Kafka class whose initialisation fails so is lost to the process for good. Nothing
 * tells when that is over: it takes a few hundredths of the time that it took the server to come that far, so a tenth is waited.
 *
 * @param endNanos of the monotonic clock
 */
record DeploymentPause(long endNanos) {

    private static final int SHARE = 10;

    /** @param uptime of the process, up to the start of the application */
    static DeploymentPause after(Duration uptime, long nowNanos) {
        return new DeploymentPause(nowNanos + uptime.dividedBy(SHARE).toNanos());
    }

    boolean isOver(long nowNanos) {
        return nowNanos - endNanos >= 0;
    }
}
