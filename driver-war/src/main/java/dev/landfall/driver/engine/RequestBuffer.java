package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;

/**
 * The one buffer from which an event loop sends its requests. A write nearly always ends within the call, so the same bytes serve every
 * connection; where the network takes them later, they are left to it and a new copy is made. Owned by its event loop.
 */
final class RequestBuffer {

    private final RequestTemplate template;
    private final byte[] digits = new byte[RequestFields.SEQUENCE_DIGITS];
    private ByteBuf buffer;

    RequestBuffer(RequestTemplate template) {
        this.template = template;
        this.buffer = copyOf(template);
    }

    /** The request with this number; the caller releases it, or gives it to a write that does. */
    ByteBuf request(long sequence) {
        if (buffer.refCnt() > 1) {
            buffer.release();
            buffer = copyOf(template);
        }
        writeDigits(sequence);
        buffer.setBytes(template.sequenceAt(), digits);
        return buffer.setIndex(0, buffer.capacity()).retain();
    }

    /** Frees the bytes; nothing may be sent afterwards. */
    void release() {
        buffer.release();
    }

    private void writeDigits(long sequence) {
        long rest = sequence;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static ByteBuf copyOf(RequestTemplate template) {
        byte[] bytes = template.bytes();
        return EngineBuffers.ofCapacity(bytes.length).writeBytes(bytes);
    }
}
