package dev.landfall.driver.engine;

import dev.landfall.workload.HttpVersion;
import dev.landfall.workload.Target;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** The client's side of TLS for one target: the URL's host is asked for and must stand in the certificate, unless the plan is insecure. */
final class TlsClient {

    private static final String VERIFY_AS_HTTPS = "HTTPS";

    /** HTTP/1.1 is not offered: what was asked for is not replaced silently. */
    private static final ApplicationProtocolConfig ONLY_HTTP_2 = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2);

    private final SslContext context;
    private final String host;
    private final int port;
    private final boolean verifies;

    /** Asked for by name; none where the URL has an address. */
    private final List<SNIServerName> names;

    /** @throws SSLException when the machine has no TLS to offer */
    TlsClient(Target target) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        if (target.insecure()) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        }
        if (target.httpVersion() == HttpVersion.HTTP_2) {
            builder.ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .applicationProtocolConfig(ONLY_HTTP_2);
        }
        this.context = builder.build();
        this.host = plain(target.url().getHost());
        this.port = target.port();
        this.verifies = !target.insecure();
        this.names = isAddress(host) ? List.of() : List.of(new SNIHostName(host));
    }

    /** A handler for one connection, with a time limit for its handshake. */
    SslHandler newHandler(ByteBufAllocator allocator, int timeoutMillis) {
        SslHandler handler = context.newHandler(allocator, host, port);
        handler.setHandshakeTimeoutMillis(timeoutMillis);
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(verifies ? VERIFY_AS_HTTPS : null);
        parameters.setServerNames(names);
        handler.engine().setSSLParameters(parameters);
        return handler;
    }

    private static boolean isAddress(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    /** As certificates and handshakes write it: without brackets, and without the dot of the root (RFC 6066, section 3). */
    private static String plain(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
