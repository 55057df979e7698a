package io.lictor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/**
 * The file that says which settings there are has those of all types that settings are bound to, and of all conditions. With
 * {@code -Dlictor.settings.write=true} it is written anew.
 */
class SettingsFileTest {

    private static final Path FILE = Path.of("../../service/src/main/resources/io/lictor/settings/settings.txt");

    /** Those of Spring Boot that our documentation names, so that its own lists need not be read for them. */
    private static final List<String> SPRINGS = List.of(
            "logging.level.*",
            "management.server.address",
            "management.server.port",
            "server.address",
            "server.forward-headers-strategy",
            "server.port",
            "spring.config.additional-location",
            "spring.config.import",
            "spring.config.location",
            "spring.context.exit");

    @Test
    void hasThemAll() throws Exception {
        Set<String> names = new TreeSet<>(SPRINGS);
        SimpleMetadataReaderFactory classes = new SimpleMetadataReaderFactory();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:io/lictor/**/*.class")) {
            AnnotationMetadata type = classes.getMetadataReader(file).getAnnotationMetadata();
            addBound(type, names);
            addConditions(type, names);
        }
        assertThat(names)
                .contains("lictor.tls.certificate", "lictor.secrets.derivation.*", "lictor.cors.allowed-origins.*");

        String whole = String.join("\n", names) + "\n";
        if (Boolean.getBoolean("lictor.settings.write")) {
            Files.writeString(FILE, whole);
        }
        assertThat(Files.readString(FILE)).isEqualTo(whole);
    }

    /** Whoever looks for a setting finds it where they are listed, or in what that leads to. */
    @Test
    void allAreDocumented() throws IOException {
        String documents = Files.readString(Path.of("../../README.md"))
                + Files.readString(Path.of("../../docs/operations.md"))
                + Files.readString(Path.of("../../docs/projections.md"));
        assertThat(Settings.ours().all())
                .extracting(Setting::name)
                .filteredOn(name -> name.startsWith("lictor."))
                .allMatch(name -> documents.contains(name) || documents.contains("`." + lastOf(name)), "documented");
    }

    private static String lastOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void addBound(AnnotationMetadata type, Set<String> names) throws ClassNotFoundException {
        var attributes = type.getAnnotationAttributes(ConfigurationProperties.class.getName());
        if (attributes != null) {
            addComponents(
                    (String) attributes.get("prefix"),
                    ClassUtils.forName(type.getClassName(), SettingsFileTest.class.getClassLoader()),
                    names);
        }
    }

    private static void addComponents(String prefix, Class<?> type, Set<String> names) {
        assertThat(type.isRecord()).as(type.getName()).isTrue();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            Class<?> of = component.getType();
            if (of.isRecord() && of.getName().startsWith("io.lictor.")) {
                addComponents(name, of, names);
            } else {
                names.add(Map.class.isAssignableFrom(of) || Collection.class.isAssignableFrom(of) ? name + ".*" : name);
            }
        }
    }

    private static void addConditions(AnnotationMetadata type, Set<String> names) {
        for (Class<?> condition : List.of(ConditionalOnProperty.class, ConditionalOnBooleanProperty.class)) {
            Stream.concat(Stream.of(type), type.getAnnotatedMethods(condition.getName()).stream())
                    .filter(annotated -> annotated.isAnnotated(condition.getName()))
                    .map(annotated -> Objects.requireNonNull(annotated.getAnnotationAttributes(condition.getName())))
                    .flatMap(attributes -> Stream.of("name", "value")
                            .flatMap(attribute -> Stream.of((String[]) attributes.get(attribute)))
                            .map(name -> ((String) attributes.get("prefix")).isEmpty()
                                    ? name
                                    : attributes.get("prefix") + "." + name))
                    .forEach(names::add);
        }
    }
}
