package io.lictor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.testing.WrittenSection;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that says which settings there are has those of all types that settings are bound to, and of all conditions. With
 * {@code -Dlictor.settings.write=true} it is written anew.
 */
class SettingsFileTest {

    private static final Path METADATA =
            Path.of("../../service/src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final JsonMapper JSON = new JsonMapper();
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

    /** IDEs complete the names from this file. */
    @Test
    void theMetadataDescribesThemAll() throws Exception {
        Map<String, Object> defaults = new TreeMap<>();
        for (Class<?> type : bound()) {
            ConfigurationProperties properties =
                    Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class));
            addDefaults(properties.prefix().isEmpty() ? properties.value() : properties.prefix(), type, defaults);
        }
        JsonNode metadata = JSON.readTree(METADATA.toFile()).path("properties");
        Set<String> described = new TreeSet<>();
        for (JsonNode property : metadata) {
            String name = property.path("name").asString();
            described.add(name);
            assertThat(property.path("description").asString()).as(name).matches("[A-Z].*\\.");
            if (defaults.containsKey(name)) {
                assertThat(property.path("defaultValue").asString()).as(name).isEqualTo(defaults.get(name));
            }
        }

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Settings.ours().all().stream()
                        .map(Setting::name)
                        .filter(name -> name.startsWith("lictor."))
                        .toList());
    }

    @Test
    void theDocumentIsWhatTheMetadataSay() throws Exception {
        StringBuilder table = new StringBuilder("\n| Property | Meaning | Default |\n|---|---|---|\n");
        for (JsonNode property : JSON.readTree(METADATA.toFile()).path("properties")) {
            String type = property.path("type").asString();
            String name = property.path("name").asString() + (type.startsWith("java.util.Map") ? ".<…>" : "");
            String value = property.path("defaultValue").asString("");
            table.append("| `%s` | %s | %s |\n"
                    .formatted(
                            name, property.path("description").asString(), value.isEmpty() ? "–" : "`" + value + "`"));
        }
        String wanted = table.append("\n").toString();

        assertThat(new WrittenSection(Path.of("../../docs/configuration.md"), "properties").is(wanted))
                .isEqualTo(wanted);
    }

    private static List<Class<?>> bound() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        SimpleMetadataReaderFactory classes = new SimpleMetadataReaderFactory();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:io/lictor/**/*.class")) {
            AnnotationMetadata type = classes.getMetadataReader(file).getAnnotationMetadata();
            if (type.isAnnotated(ConfigurationProperties.class.getName())) {
                types.add(ClassUtils.forName(type.getClassName(), SettingsFileTest.class.getClassLoader()));
            }
        }
        return types;
    }

    private static void addDefaults(String prefix, Class<?> type, Map<String, Object> defaults) {
        RecordComponent[] components = type.getRecordComponents();
        Parameter[] parameters = type.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            DefaultValue given = parameters[i].getAnnotation(DefaultValue.class);
            if (component.getType().isRecord()) {
                addDefaults(name, component.getType(), defaults);
            } else if (given != null && given.value().length > 0) {
                defaults.put(name, given.value()[0]);
            }
        }
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
