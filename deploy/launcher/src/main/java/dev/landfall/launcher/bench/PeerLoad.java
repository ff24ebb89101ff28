package dev.landfall.launcher.bench;

import java.util.List;

/**
 * What a peer is to send.
 *
 * @param headers {@code Name: value}, besides Host and what the peer adds of its own
 */
record PeerLoad(String url, List<String> headers, int connections, int seconds) {
    PeerLoad {
        headers = List.copyOf(headers);
    }
}
