package dev.landfall.driver.engine;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;

/** Our end of a network connection: the last handler of its channel. Owned by its event loop. */
interface Endpoint extends ChannelHandler {

    /** Told before anything else. */
    void channelIs(Channel channel);

    /** It could not be connected; not called from within the call that began to connect. */
    void connectingFailed(Throwable cause);
}
