package io.lictor.service;

import io.lictor.web.Defaults;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Lets a start take which beans there are from what was worked out when the product was built, where that was done and still
 * holds: settings may decide about beans. Whoever gives one of which that isn't known not to be so has them worked out anew,
 * which takes a second longer.
 */
final class AotGuard implements EnvironmentPostProcessor, Ordered {

    /** Prefixes of Spring's settings and ours: no others decide about beans. */
    private static final List<ConfigurationPropertyName> WATCHED =
            names("lictor", "management", "server", "spring", "springdoc");

    /** Properties that beans read at run time, and that don't decide which beans there are. */
    private static final List<ConfigurationPropertyName> HARMLESS = names(
            "lictor",
            "server.port",
            "server.address",
            "spring.aot",
            "spring.application",
            "spring.config",
            "spring.context.exit",
            "spring.datasource");

    private static final List<ConfigurationPropertyName> DECISIVE = names("lictor.projections");

    /** Property sources that were the same when the product was built. */
    private static final Set<String> GIVEN = Set.of(Defaults.NAME, DefaultPropertiesPropertySource.NAME);

    private static final String PROCESSING = "spring.aot.processing";

    /** Runs after everything that adds settings. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (Boolean.getBoolean(PROCESSING)) {
            Set<String> deciding = deciding(environment);
            if (!deciding.isEmpty()) {
                throw new IllegalStateException("Lictor can't be built where these are set: " + deciding
                        + ". Where it isn't you who sets them, something is left of an older build: ./mvnw clean");
            }
        } else if (System.getProperty(AotDetector.AOT_ENABLED) == null) {
            boolean enabled = isDone(application) && deciding(environment).isEmpty();
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(enabled));
        }
    }

    private static boolean isDone(SpringApplication application) {
        Class<?> main = application.getMainApplicationClass();
        return main != null
                && ClassUtils.isPresent(
                        main.getName() + "__ApplicationContextInitializer", application.getClassLoader());
    }

    /** The settings somebody has given that decide about beans, or might. */
    private static Set<String> deciding(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !GIVEN.contains(source.getName()))
                .map(ConfigurationPropertySource::from)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(AotGuard::decides)
                .map(ConfigurationPropertyName::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean decides(ConfigurationPropertyName name) {
        return isAmong(WATCHED, name) && (!isAmong(HARMLESS, name) || isAmong(DECISIVE, name));
    }

    private static boolean isAmong(List<ConfigurationPropertyName> names, ConfigurationPropertyName name) {
        return names.stream().anyMatch(one -> one.equals(name) || one.isAncestorOf(name));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }
}
