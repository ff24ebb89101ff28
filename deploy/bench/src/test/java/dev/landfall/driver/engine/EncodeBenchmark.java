package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The bytes of the next request: the plan's, with the sequence number put in its place. */
@State(Scope.Thread)
public class EncodeBenchmark {

    private final RequestBuffer requests = new RequestBuffer(RequestTemplate.of(Order.get(), "0.1.0", false));
    private long sequence;

    @Setup
    public void checkThatItIsARequest() {
        ByteBuf request = encode();
        byte[] bytes = new byte[request.readableBytes()];
        request.getBytes(0, bytes);
        Order.require(new String(bytes, StandardCharsets.US_ASCII).endsWith("Landfall-Seq: 0000000000000000\r\n\r\n"));
    }

    /** What a write does with it afterwards is to release it. */
    @Benchmark
    public ByteBuf encode() {
        ByteBuf request = requests.request(sequence++);
        request.release();
        return request;
    }

    @TearDown
    public void release() {
        requests.release();
    }
}
