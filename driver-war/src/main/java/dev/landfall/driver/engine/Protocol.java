package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import dev.landfall.workload.HttpVersion;
import dev.landfall.workload.Share;
import java.util.function.Function;

/** The protocol of a load: makes the connections of each of its event loops. */
@FunctionalInterface
interface Protocol {

    /** @param share of the load's requests that the event loop numbers */
    Connections connections(Connector connector, LoopThread thread, Share share);

    /**
     * The one that the plan asks for.
     *
     * @param version of Landfall
     * @throws IllegalArgumentException when the plan's request cannot be sent
     */
    static Protocol of(LoadOrder order, String version, LoadShape shape) {
        return order.plan().target().httpVersion() == HttpVersion.HTTP_2
                ? http2(order, version, shape)
                : http1(order, version, shape);
    }

    private static Protocol http1(LoadOrder order, String version, LoadShape shape) {
        RequestTemplate warmUp = RequestTemplate.of(order, version, true);
        RequestTemplate counted = RequestTemplate.of(order, version, false);
        Function<Hop, RequestTemplate> hops = hop -> RequestTemplate.of(order, version, hop);
        return (connector, thread, share) -> new Http1Connections(
                connector, new Requests(warmUp, counted, hops, share.index(), share.count()), shape, thread.scratch());
    }

    private static Protocol http2(LoadOrder order, String version, LoadShape shape) {
        Http2Template warmUp = Http2Template.of(RequestFields.of(order, version, true));
        Http2Template counted = Http2Template.of(RequestFields.of(order, version, false));
        Function<Hop, Http2Template> hops = hop -> Http2Template.of(RequestFields.of(order, version, hop));
        return (connector, thread, share) -> new Http2Connections(
                connector, thread, new Http2Requests(warmUp, counted, hops, share.index(), share.count()), shape);
    }
}
