package dev.landfall.driver.engine;

/**
 * Each slot has a connection of its own.
 *
 * @param scratch shared by all connections of the event loop
 */
@SuppressWarnings("ArrayRecordComponent") // shared memory is what it is for
record Http1Connections(Connector connector, Requests requests, LoadShape shape, byte[] scratch)
        implements Connections {

    @Override
    public Connection open(Slot slot, ConnectionOwner owner) {
        Http1Connection connection =
                new Http1Connection(owner, slot, requests, shape, scratch, connector.isEncrypted());
        connector.connect(connection);
        return connection;
    }

    @Override
    public void close() {
        requests.release();
    }
}
