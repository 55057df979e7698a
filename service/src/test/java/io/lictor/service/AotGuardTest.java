package io.lictor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class AotGuardTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    @AfterEach
    void forget() {
        SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        System.clearProperty("spring.aot.processing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.port",
                "server.address",
                "spring.datasource.url",
                "lictor.data-directory",
                "lictor.limits.address-burst",
                "lictor.secrets.derivation.1",
                "logging.level.root",
                "user.home"
            })
    void whatDecidesAboutNoBeanIsNoHindrance(String setting) {
        give(setting);
        assertThat(isTaken(Built.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.server.port",
                "management.endpoints.web.exposure.include",
                "server.ssl.bundle",
                "spring.profiles.active",
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                "springdoc.api-docs.enabled",
                "lictor.projections.compliance"
            })
    void whatMayDecideAboutBeansIs(String setting) {
        give(setting);
        assertThat(isTaken(Built.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MANAGEMENT_SERVER_PORT", "LICTOR_PROJECTIONS_COMPLIANCE", "SPRING_PROFILES_ACTIVE"})
    void soItIsWhereTheEnvironmentSaysSo(String variable) {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of(variable, "x")));
        assertThat(isTaken(Built.class)).isFalse();
    }

    @Test
    void anEnvironmentWithoutThemIsNone() {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment", Map.of("LICTOR_SECRETS_LOOKUP", "x", "PATH", "/bin")));
        assertThat(isTaken(Built.class)).isTrue();
    }

    @Test
    void whatIsGivenToAllIsNone() {
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource("lictor defaults", Map.of("spring.mvc.problemdetails.enabled", "false")));
        assertThat(isTaken(Built.class)).isTrue();
    }

    @Test
    void nothingIsTakenThatWasNotBuilt() {
        assertThat(isTaken(NotBuilt.class)).isFalse();
    }

    @Test
    void nothingIsBuiltWhereBeansWouldBeOthers() {
        System.setProperty("spring.aot.processing", "true");
        assertThat(isTaken(Built.class)).isFalse();
        give("lictor.projections.compliance");
        assertThatIllegalStateException()
                .isThrownBy(() -> isTaken(Built.class))
                .withMessageContaining("lictor.projections.compliance");
    }

    private void give(String setting) {
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(setting, "x")));
    }

    private boolean isTaken(Class<?> main) {
        SpringApplication application = new SpringApplication(main);
        application.setMainApplicationClass(main);
        new AotGuard().postProcessEnvironment(environment, application);
        return AotDetector.useGeneratedArtifacts();
    }

    private static final class Built {}

    /** As it is called where it is built. */
    @SuppressWarnings("unused")
    private static final class Built__ApplicationContextInitializer {}

    private static final class NotBuilt {}
}
