package dev.landfall.orchestrator.history;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to the database come from; whoever takes one closes it. Thread-safe. */
@FunctionalInterface
public interface Connections {

    Connection open() throws SQLException;
}
