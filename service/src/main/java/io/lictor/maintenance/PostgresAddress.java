package io.lictor.maintenance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database by its JDBC URL, and the same in the words of PostgreSQL's own programs. */
record PostgresAddress(
        String url, @Nullable String user, @Nullable String password) {

    private static final Pattern URL = Pattern.compile("jdbc:postgresql://(?<place>[^?]*)(\\?(?<options>.*))?");

    /** Names of options: the driver's, and those of PostgreSQL's programs. They have no other options in common. */
    private static final Map<String, String> OPTIONS = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "connectTimeout", "connect_timeout");

    PostgresAddress {
        if (!URL.matcher(url).matches()) {
            throw new UsageError("--postgres wants a URL such as jdbc:postgresql://host/lictor.");
        }
    }

    /** User and password as the services take them. */
    static PostgresAddress of(String url, Map<String, String> environment) {
        return new PostgresAddress(
                url, environment.get("SPRING_DATASOURCE_USERNAME"), environment.get("SPRING_DATASOURCE_PASSWORD"));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /**
     * Returns the address for {@code --dbname}, without user and password, as every user of the machine could read them
     * there.
     */
    String forPrograms() {
        String options = options()
                .filter(option -> OPTIONS.containsKey(option[0]))
                .map(option -> OPTIONS.get(option[0]) + "=" + option[1])
                .collect(Collectors.joining("&"));
        // of several servers the one that takes writes, as a replica may lag behind
        return "postgresql://" + part("place") + "?target_session_attrs=read-write"
                + (options.isEmpty() ? "" : "&" + options);
    }

    /** Returns the environment of the programs, with user and password. */
    Map<String, String> credentials() {
        Map<String, String> credentials = new HashMap<>();
        options().forEach(option -> {
            switch (option[0]) {
                case "user" -> credentials.put("PGUSER", option[1]);
                case "password" -> credentials.put("PGPASSWORD", option[1]);
                default -> {} // the driver's own affairs
            }
        });
        if (user != null) {
            credentials.put("PGUSER", user);
        }
        if (password != null) {
            credentials.put("PGPASSWORD", password);
        }
        return credentials;
    }

    private Stream<String[]> options() {
        return Stream.of(part("options").split("&"))
                .map(option -> option.split("=", 2))
                .filter(option -> option.length == 2);
    }

    private String part(String name) {
        Matcher matcher = URL.matcher(url);
        String part = matcher.matches() ? matcher.group(name) : null;
        return part == null ? "" : part;
    }

    /** Returns the address without anything that may be a secret. */
    @Override
    public String toString() {
        return "jdbc:postgresql://" + part("place");
    }
}
