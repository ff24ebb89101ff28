package dev.landfall.driver.engine;

/** Opens the connections of one event loop, by the protocol of its load. */
interface Connections {

    /** Begins to open a connection for a slot; the owner hears what comes of it, never before this call has returned. */
    Connection open(Slot slot, ConnectionOwner owner);

    /** Frees what they have in common, once none of them is in use; nothing may be opened afterwards. */
    void close();
}
