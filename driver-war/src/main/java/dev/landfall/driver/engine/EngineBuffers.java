package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;

/** Buffers that an event loop keeps for long: outside the heap and without leak tracking, which would cost at every use. */
final class EngineBuffers {

    private static final ByteBufAllocator ALLOCATOR = new UnpooledByteBufAllocator(true, true);

    private EngineBuffers() {}

    static ByteBuf ofCapacity(int bytes) {
        return ALLOCATOR.directBuffer(bytes, bytes);
    }
}
