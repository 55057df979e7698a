package io.lictor.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {

    @Test
    void speaksToPostgresProgramsInTheirOwnWords() {
        PostgresAddress address = PostgresAddress.of(
                "jdbc:postgresql://a:1,b:2/lictor?targetServerType=primary&sslmode=verify-full&user=u&password=s3cret",
                Map.of());

        assertThat(address.forPrograms())
                .isEqualTo("postgresql://a:1,b:2/lictor?target_session_attrs=read-write&sslmode=verify-full");
        assertThat(address.credentials()).isEqualTo(Map.of("PGUSER", "u", "PGPASSWORD", "s3cret"));
        assertThat(address).hasToString("jdbc:postgresql://a:1,b:2/lictor");
    }

    @Test
    void takesUserAndPasswordFromTheEnvironmentAsTheServicesDo() {
        PostgresAddress address = PostgresAddress.of(
                "jdbc:postgresql://a/lictor",
                Map.of("SPRING_DATASOURCE_USERNAME", "u", "SPRING_DATASOURCE_PASSWORD", "s3cret"));

        assertThat(address.credentials()).isEqualTo(Map.of("PGUSER", "u", "PGPASSWORD", "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "postgresql://a/lictor", "jdbc:sqlite:lictor.db"})
    void refusesOtherUrls(String url) {
        assertThatThrownBy(() -> PostgresAddress.of(url, Map.of())).isInstanceOf(UsageError.class);
    }
}
