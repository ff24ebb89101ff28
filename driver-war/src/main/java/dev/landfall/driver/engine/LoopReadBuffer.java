package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * Lets all plain connections of one event loop read into the same buffer: what is read is parsed before the next read, so nothing has to
 * be allocated, and the bytes stay in the cache. Not for TLS, which keeps what it has read. Owned by its event loop.
 */
final class LoopReadBuffer extends DefaultMaxMessagesRecvByteBufAllocator {

    private final ByteBuf shared;

    LoopReadBuffer(int capacity) {
        this.shared = EngineBuffers.ofCapacity(capacity);
    }

    @Override
    @SuppressWarnings("deprecation") // the supertype still declares the deprecated Handle
    public Handle newHandle() {
        return new SharedHandle();
    }

    /** Frees the buffer; nothing may be read afterwards. */
    void release() {
        shared.release();
    }

    private final class SharedHandle extends MaxMessageHandle {

        @Override
        public int guess() {
            return shared.capacity();
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator alloc) {
            if (shared.refCnt() != 1) {
                throw new IllegalStateException("the read before this one was not released");
            }
            return shared.clear().retain();
        }
    }
}
