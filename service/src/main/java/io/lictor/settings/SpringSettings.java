package io.lictor.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of Spring Boot, as the libraries on the class path describe them. Reading them all takes a while. */
final class SpringSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private SpringSettings() {}

    static Settings read() {
        List<Setting> settings = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        try {
            for (URL file :
                    Collections.list(SpringSettings.class.getClassLoader().getResources(METADATA))) {
                try (InputStream in = file.openStream()) {
                    for (JsonNode property : json.readTree(in).path("properties")) {
                        String type = property.path("type").asString("");
                        settings.add(new Setting(
                                property.path("name").asString(),
                                type.startsWith("java.util.") || type.endsWith("[]")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Settings(settings);
    }
}
