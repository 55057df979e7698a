package io.lictor.store.postgres;

import io.lictor.store.DataUnusable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables, brought up to this release by Flyway; many instances may start at once, one of them does it. */
final class PostgresSchema {

    private static final Set<MigrationState> NEWER =
            EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private PostgresSchema() {}

    /** {@link DataUnusable} if a newer release has been here, or a step fails. */
    static void migrate(DataSource source) throws SQLException {
        // Flyway has locks of its own, but not yet where it makes the table in which it remembers its steps
        try (Connection lock = source.getConnection();
                Statement statement = lock.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(1818850164, 2)");
            migrateAlone(source);
        }
    }

    private static void migrateAlone(DataSource source) {
        Flyway flyway = Flyway.configure(PostgresSchema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/postgres")
                .table("lictor_schema")
                .baselineOnMigrate(true) // the database may have other tables; ours are made all the same
                .baselineVersion("0")
                .cleanDisabled(true)
                .loggers("slf4j")
                .load();
        try {
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw new DataUnusable("The tables could not be brought up to this release: " + e.getMessage(), e);
        }
    }

    private static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(step -> NEWER.contains(step.getState()))
                .map(MigrationInfo::getVersion)
                .reduce((_, last) -> last)
                .ifPresent(version -> {
                    throw new DataUnusable(
                            "The data was written by a newer Lictor (schema %s). Start that one.".formatted(version),
                            null);
                });
    }
}
