package io.lictor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A slip in a setting's name is told, with the name that was meant. */
class SettingsCheckTest {

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "lictor.tls.certificates, lictor.tls.certificate",
        "lictor.tls.certifcate, lictor.tls.certificate",
        "lictor.certificate, lictor.tls.certificate",
        "lictor.tls.key, lictor.tls.private-key",
        "lictor.tls.private_keys, lictor.tls.private-key",
        "lictor.read-after-timout, lictor.read-after-timeout",
        "lictor.readAfterTimout, lictor.read-after-timeout",
        "lictor.data-dir, lictor.data-directory",
        "lictor.mongodb-url, lictor.mongodb-uri",
        "lictor.mongo.uri, lictor.mongodb-uri",
        "lictor.limits.adress-burst, lictor.limits.address-burst",
        "lictor.jwt.roles-map.sales, lictor.jwt.role-map",
        "lictor.cors.allowed-origin, lictor.cors.allowed-origins",
        "lictor.audit.checkpoint-intervall, lictor.audit.checkpoint-interval",
        "lictor.tls.plain-text-acepted, lictor.tls.plain-text-accepted",
        "lictor.port, server.port",
        "lictor.address, server.address",
        "lictor-tls-certificate, lictor.tls.certificate",
        "LICTOR_TLS_CERTIFICATE, lictor.tls.certificate",
        "Lictor.Tls.Certificates, lictor.tls.certificate"
    })
    void anUnknownNameStopsTheStartWithTheNearestKnownOne(String given, String meant) {
        assertThatThrownBy(() -> check(new SimpleCommandLinePropertySource("--" + given + "=x")))
                .isInstanceOf(SettingUnknown.class)
                .hasMessageStartingWith(
                        given + " (on the command line) is no setting of Lictor. Did you mean " + meant);
    }

    @ParameterizedTest
    @CsvSource({
        "LICTOR_TLS_CERTIFICATES, LICTOR_TLS_CERTIFICATE (lictor.tls.certificate)",
        "LICTOR_READAFTER_TIMEOUT, LICTOR_READAFTERTIMEOUT (lictor.read-after-timeout)",
        "LICTOR_SECRETS_DERIVATON_1, LICTOR_SECRETS_DERIVATION_… (lictor.secrets.derivation)",
        "LICTOR_MONGODB_URL, LICTOR_MONGODBURI (lictor.mongodb-uri)",
        "LICTOR_PORT, SERVER_PORT (server.port)",
        "lictor_tls_certificates, LICTOR_TLS_CERTIFICATE (lictor.tls.certificate)"
    })
    void soItIsInTheEnvironment(String given, String meant) {
        assertThatThrownBy(() -> check(environment(given, "x")))
                .isInstanceOf(SettingUnknown.class)
                .hasMessageStartingWith(given + " (in the environment) is no setting of Lictor. Did you mean " + meant);
    }

    @Test
    void allAreToldAtOnceAndNoValueIs() {
        assertThatThrownBy(() -> check(new SimpleCommandLinePropertySource(
                        "--lictor.secrets.lookups=swordfish", "--lictor.adress-burst=marlin")))
                .hasMessageContaining("lictor.secrets.lookups")
                .hasMessageContaining("lictor.adress-burst")
                .message()
                .doesNotContain("swordfish", "marlin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lictor.tls.certificate",
                "lictor.tls.privateKey",
                "lictor.tls.private_key",
                "LICTOR.TLS.PRIVATE-KEY",
                "lictor.secrets.derivation.1",
                "lictor.jwt.role-map.[Licence Admins]",
                "lictor.cors.allowed-origins[0]",
                "lictor.cors.allowed-origins",
                "lictor.audit.key"
            })
    void everySpellingThatIsReadIsKnown(String name) {
        assertThatCode(() -> check(new SimpleCommandLinePropertySource("--" + name + "=x")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LICTOR_MONGODBURI",
                "LICTOR_MONGODB_URI",
                "LICTOR_TLS_PRIVATEKEY",
                "LICTOR_TLS_PRIVATE_KEY",
                "LICTOR_SECRETS_DERIVATION_1",
                "LICTOR_CORS_ALLOWEDORIGINS_0",
                "lictor_mongodburi",
                "lictor.mongodb-uri"
            })
    void soItIsInTheEnvironment(String name) {
        assertThatCode(() -> check(environment(name, "x"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "LICTOR_TOKEN, x",
        "LICTOR_JAVA_HOME, /opt/jdk",
        "LICTOR_TEST_POSTGRES_URL, x",
        "LICTOR_PORT, tcp://10.96.0.7:8080",
        "LICTOR_PORT_8080_TCP, tcp://10.96.0.7:8080",
        "LICTOR_PORT_8080_TCP_ADDR, 10.96.0.7",
        "LICTOR_SERVICE_HOST, 10.96.0.7",
        "LICTOR_SERVICE_PORT, 8080",
        "LICTOR_COMMAND_SERVICE_PORT_HTTP, 8081",
        "LICTOR_QUERY_PORT, tcp://10.96.0.7:8082"
    })
    void whatScriptsAndKubernetesSetIsNoMistake(String name, String value) {
        assertThatCode(() -> check(environment(name, value))).doesNotThrowAnyException();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_DATASOURCE_ULR, SPRING_DATASOURCE_URL",
        "SPRING_DATA_SOURCE_URL, SPRING_DATASOURCE_URL",
        "SPRNG_DATASOURCE_URL, SPRING_DATASOURCE_URL",
        "SPRING_DATASOURCE_PASSWROD, SPRING_DATASOURCE_PASSWORD",
        "SERVER_PROT, SERVER_PORT",
        "SERVER_ADRESS, SERVER_ADDRESS",
        "SEVER_PORT, SERVER_PORT",
        "LICTR_TLS_CERTIFICATE, LICTOR_TLS_CERTIFICATE",
        "SERVER_SSL_BUNDEL, SERVER_SSL_BUNDLE",
        "MANAGEMENT_SERVER_PRT, MANAGEMENT_SERVER_PORT"
    })
    void anotherNameThatIsNearlyRightIsWarnedOf(String given, String meant) {
        check(environment(given, "x"));
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(given + " (in the environment)", "Did you mean " + meant);
    }

    @Test
    void soItIsOnTheCommandLineAndInFiles() {
        check(new SimpleCommandLinePropertySource("--spring.datasource.usrname=x", "--server.prot=1"));
        assertThat(warnings).hasSize(2).anyMatch(text -> text.contains("Did you mean spring.datasource.username"));
        check(new MapPropertySource("application.properties", Map.of("spring.datasource.jdbc-url", "x")));
        assertThat(warnings).hasSize(3).last().asString().contains("application.properties", "is ignored");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_DATASOURCE_URL",
                "SERVER_PORT",
                "SERVER_SSL_BUNDLE",
                "SPRING_SSL_BUNDLE_PEM_LICTOR_KEYSTORE_PRIVATEKEYPASSWORD",
                "SPRING_PROFILES_ACTIVE",
                "LOGGING_LEVEL_ROOT",
                "SERVER_SOFTWARE",
                "PATH",
                "HOSTNAME",
                "XDG_SESSION_ID",
                "DATABASE_URL"
            })
    void whatIsRightOrSomethingElseIsNot(String name) {
        check(environment(name, "x"));
        assertThat(warnings).isEmpty();
    }

    private static PropertySource<?> environment(String name, String value) {
        return new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, value));
    }

    private void check(PropertySource<?> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(given);
        DeferredLogFactory logs = _ -> kept();
        new SettingsCheck(logs).postProcessEnvironment(environment, new SpringApplication());
    }

    private Log kept() {
        return new NoOpLog() {
            @Override
            public void warn(Object message) {
                warnings.add(String.valueOf(message));
            }
        };
    }
}
