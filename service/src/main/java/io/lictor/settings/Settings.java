package io.lictor.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings that are known. Ours stand in a file, which a test writes from the types that they are bound to: each service has
 * but its own of these, and what is for the other one is no mistake, for both may be given one file.
 */
record Settings(List<Setting> all) {

    private static final String FILE = "settings.txt";

    static Settings ours() {
        try (InputStream file = Objects.requireNonNull(Settings.class.getResourceAsStream(FILE), FILE)) {
            return new Settings(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Setting::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean include(Given given) {
        return all.stream().anyMatch(setting -> setting.isMeantBy(given));
    }

    Setting nearest(Given given) {
        return all.stream()
                .min(Comparator.comparingInt((Setting setting) -> setting.distanceOf(given))
                        .thenComparing(setting -> setting.name().length()))
                .orElseThrow();
    }

    /** The one of which a name is a slip or two away. */
    Optional<Setting> meantBy(Given given, int slips) {
        String letters = given.letters();
        return all.stream()
                .filter(setting -> Math.abs(Setting.letters(setting.name()).length() - letters.length()) <= slips)
                .filter(setting -> Distance.between(letters, Setting.letters(setting.name())) <= slips)
                .min(Comparator.comparingInt(setting -> Distance.between(letters, Setting.letters(setting.name()))));
    }
}
