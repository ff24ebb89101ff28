package dev.landfall.stats;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A histogram as it travels: V2, compressed. Immutable; decoding costs some 50 µs, so decode once.
 */
public final class EncodedHistogram {

    /** What a decoded histogram may weigh: more is refused, since a few bytes may claim to be gigabytes. */
    public static final int MAX_DECODED_BYTES = 256 * 1024;

    private static final int V2_COMPRESSED_COOKIE = 0x1c849314;
    private static final int V2_COOKIE = 0x1c849313;
    private static final int PAYLOAD_HEADER_BYTES = 40;

    private final byte[] bytes;

    private EncodedHistogram(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Encodes the present content. */
    public static EncodedHistogram of(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return new EncodedHistogram(Arrays.copyOf(buffer.array(), length));
    }

    /** @throws IllegalArgumentException when the text is not base64 */
    public static EncodedHistogram fromBase64(String text) {
        return new EncodedHistogram(Base64.getDecoder().decode(text));
    }

    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException when the bytes are no histogram of our shape, or decode to over 256 KiB */
    public Histogram decode() {
        HistogramBytes.checkShape(bytes, V2_COMPRESSED_COOKIE, V2_COOKIE, PAYLOAD_HEADER_BYTES, MAX_DECODED_BYTES);
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), Histograms.HIGHEST_NANOS);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not a histogram: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedHistogram histogram && Arrays.equals(bytes, histogram.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "EncodedHistogram[" + bytes.length + " bytes]";
    }
}
