package io.lictor.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Databases for tests, on one server for the whole JVM: that of {@code LICTOR_TEST_POSTGRES_URL}, whose user must be
 * allowed to create databases, or an embedded one, started when the first test asks.
 */
public final class TestPostgres {

    private static final String URL = "LICTOR_TEST_POSTGRES_URL";

    private TestPostgres() {}

    /** A new and empty database; close it to drop it. */
    public static TestDatabase database() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        Server server = Server.get();
        server.execute("CREATE DATABASE " + name);
        return new TestDatabase(
                server.url(name),
                server.user,
                server.password,
                () -> server.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
    }

    /** @param url of the database from which others are made */
    private record Server(
            String url, @Nullable String user, @Nullable String password) {

        private static @Nullable Server running;

        static synchronized Server get() {
            if (running == null) {
                running = given(System.getenv(URL));
            }
            return running;
        }

        private static Server given(@Nullable String url) {
            // Databases come and go with every test, and each is some three hundred files to wait for.
            return url == null
                    ? new Server(PostgresServer.startWithoutSync().url("postgres"), PostgresServer.USER, null)
                    : new Server(url, null, null);
        }

        String url(String database) {
            URI uri = URI.create(url.substring("jdbc:".length()));
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return "jdbc:postgresql://" + uri.getRawAuthority() + "/" + database + query;
        }

        void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
