package io.lictor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Puts this module's properties behind all others. Not by {@code spring.config.import}, whose files overrule the one
 * that imports them, nor by {@code @PropertySource}, which comes too late for some of them.
 */
public final class Defaults implements EnvironmentPostProcessor {

    /** The name of the source that they are. */
    public static final String NAME = "lictor defaults";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(
                            NAME, new ClassPathResource("defaults.properties", Defaults.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
