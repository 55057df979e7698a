package io.lictor.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Settings that our own conditions ask for are none that a start may ignore. */
class ConditionsTest {

    private static final List<Class<?>> CONDITIONS =
            List.of(ConditionalOnProperty.class, ConditionalOnBooleanProperty.class);

    @Test
    void allAreKnownToDecideAboutBeans() throws IOException {
        assertThat(settings())
                .contains("lictor.projections.compliance")
                .allMatch(setting -> AotGuard.decides(ConfigurationPropertyName.of(setting)));
    }

    private static List<String> settings() throws IOException {
        List<String> settings = new ArrayList<>();
        SimpleMetadataReaderFactory classes = new SimpleMetadataReaderFactory();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:io/lictor/**/*.class")) {
            AnnotationMetadata type = classes.getMetadataReader(file).getAnnotationMetadata();
            for (Class<?> condition : CONDITIONS) {
                Stream.concat(Stream.of(type), type.getAnnotatedMethods(condition.getName()).stream())
                        .flatMap(annotated -> settings(annotated, condition))
                        .forEach(settings::add);
            }
        }
        return settings;
    }

    private static Stream<String> settings(AnnotatedTypeMetadata annotated, Class<?> condition) {
        if (!annotated.isAnnotated(condition.getName())) {
            return Stream.empty();
        }
        var attributes = Objects.requireNonNull(annotated.getAnnotationAttributes(condition.getName()));
        String prefix = (String) attributes.get("prefix");
        return Stream.of("name", "value")
                .flatMap(attribute -> Stream.of((String[]) attributes.get(attribute)))
                .map(name -> prefix.isEmpty() || prefix.endsWith(".") ? prefix + name : prefix + "." + name);
    }
}
