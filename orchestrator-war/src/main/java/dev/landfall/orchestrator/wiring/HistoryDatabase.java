package dev.landfall.orchestrator.wiring;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The database of the history: the server's H2 with a file in the data directory, or another by {@code landfall.history.*}. Their defaults
 * stand in {@code META-INF/microprofile-config.properties}. Nothing is opened before the first use.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/LandfallHistory",
        className = "${MPCONFIG=landfall.history.data-source:org.h2.jdbcx.JdbcDataSource}",
        url = "${MPCONFIG=landfall.history.url}",
        user = "${MPCONFIG=landfall.history.user:sa}",
        password = "${MPCONFIG=landfall.history.password:}",
        minPoolSize = 0,
        initialPoolSize = 0,
        maxPoolSize = 8,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.fail-all-connections=true"
        })
public class HistoryDatabase {

    @Resource(lookup = "java:app/jdbc/LandfallHistory")
    DataSource source;

    Connection connection() throws SQLException {
        return source.getConnection();
    }
}
