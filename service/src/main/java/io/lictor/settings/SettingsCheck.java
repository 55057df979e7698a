package io.lictor.settings;

import io.lictor.web.Defaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.function.SingletonSupplier;

/**
 * ProblemCodes a start with a setting of ours that there is none of, for whoever gave it believes that it holds: a misspelt
 * certificate would mean no TLS. Of Spring's, and of names that are no more than like one, a warning is given.
 */
final class SettingsCheck implements EnvironmentPostProcessor {

    private static final Pattern OURS = Pattern.compile("(?i)lictor([._\\[-].*)?");

    /** Environment variables of our scripts and tests, which are no settings. */
    private static final Pattern SCRIPTS = Pattern.compile("LICTOR_(TOKEN|JAVA_HOME|TEST_.*)");

    private static final Pattern BUILD = Pattern.compile("lictor\\.[a-z]+\\.(write|seed)");

    /** Kubernetes tells every container of each service in its namespace, and one of them may well be called lictor. */
    private static final Pattern KUBERNETES = Pattern.compile(
            "LICTOR(_\\w+)?_(SERVICE_(HOST|PORT(_\\w+)?)|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern KUBERNETES_ADDRESS = Pattern.compile("LICTOR(_\\w+)?_PORT");

    private static final Set<String> SPRINGS = Set.of("spring", "server", "management", "logging", "springdoc");
    private static final String DATABASE = "springdatasource";
    private static final int SLIPS = 2;
    private static final int SHORTEST = 8;

    private final Log log;
    private final Settings ours = Settings.ours();
    private final Supplier<Settings> springs = SingletonSupplier.of(SpringSettings::read);

    SettingsCheck(DeferredLogFactory logs) {
        this.log = logs.getLog(SettingsCheck.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (Boolean.getBoolean("spring.aot.processing")) {
            return;
        }
        List<String> refused = new ArrayList<>();
        given(environment).forEach(given -> {
            if (OURS.matcher(given.name()).matches()) {
                if (!isSomebodyElses(given) && !ours.include(given)) {
                    refused.add("%s (%s) is no setting of Lictor. Did you mean %s?"
                            .formatted(
                                    given.name(),
                                    given.place(),
                                    ours.nearest(given).spelledLike(given)));
                }
            } else {
                warn(given);
            }
        });
        if (!refused.isEmpty()) {
            refused.add("README.md lists all settings.");
            throw new SettingUnknown(String.join("\n", refused));
        }
    }

    private static Stream<Given> given(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .filter(source -> !source.getName().equals(Defaults.NAME)
                        && !source.getName().equals(DefaultPropertiesPropertySource.NAME))
                .map(source -> (EnumerablePropertySource<?>) source)
                .flatMap(source -> Stream.of(source.getPropertyNames()).map(name -> new Given(name, source)));
    }

    private static boolean isSomebodyElses(Given given) {
        String name = given.name();
        if (given.isInEnvironment()) {
            return SCRIPTS.matcher(name).matches()
                    || KUBERNETES.matcher(name).matches()
                    || (KUBERNETES_ADDRESS.matcher(name).matches()
                            && given.value().contains("://"));
        }
        return given.isSystemProperty() && BUILD.matcher(name).matches();
    }

    private void warn(Given given) {
        boolean springs = SPRINGS.contains(given.first());
        if (given.letters().length() < SHORTEST
                || ours.include(given)
                || (springs && this.springs.get().include(given))) {
            return;
        }
        Optional<Setting> meant = ours.meantBy(given, SLIPS)
                .or(() -> springs ? this.springs.get().meantBy(given, SLIPS) : Optional.empty());
        if (meant.isPresent()) {
            log.warn("%s (%s) is no setting, and was ignored. Did you mean %s?"
                    .formatted(given.name(), given.place(), meant.get().spelledLike(given)));
        } else if (given.letters().startsWith(DATABASE)) {
            log.warn("%s (%s) is ignored: of spring.datasource there are url, username and password here"
                    .formatted(given.name(), given.place()));
        }
    }
}
