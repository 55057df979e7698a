package io.lictor.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A setting by its name, and every spelling in which Spring Boot reads it.
 *
 * @param name such as {@code lictor.data-directory}
 * @param open whether names below it are settings as well, as those of a map or a list are
 */
record Setting(String name, boolean open) {

    private static final String OPEN = ".*";
    private static final int SLIPS = 3;

    /** Reads the setting from a line of the list. */
    static Setting of(String line) {
        return line.endsWith(OPEN)
                ? new Setting(line.substring(0, line.length() - OPEN.length()), true)
                : new Setting(line, false);
    }

    boolean isMeantBy(Given given) {
        if (given.isVariable()) {
            String variable = given.name().toUpperCase(Locale.ROOT);
            return isVariable(variable, variable()) || isVariable(variable, name.replaceAll("[.-]", "_"));
        }
        ConfigurationPropertyName own = ConfigurationPropertyName.of(name);
        ConfigurationPropertyName other = ConfigurationPropertyName.adapt(given.name(), '.');
        return own.equals(other) || (open && own.isAncestorOf(other));
    }

    private boolean isVariable(String variable, String spelling) {
        String own = spelling.toUpperCase(Locale.ROOT);
        return variable.equals(own) || (open && variable.startsWith(own + "_"));
    }

    private String variable() {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Returns the distance of a name from this one: over all its letters, or over those of its end, for names given
     * without their middle.
     */
    int distanceOf(Given given) {
        String last = last(name);
        if (given.parent().equals(letters(name.substring(0, name.length() - last.length())))
                && Arrays.asList(last.split("-")).contains(given.last())) {
            return 1;
        }
        String own = letters(name);
        int whole = Distance.between(given.letters(), own);
        if (open && Distance.between(given.lettersOf(elements()), own) <= SLIPS) {
            whole = SLIPS; // what follows may be anything
        }
        return Math.min(whole, Distance.between(given.lettersBelowFirst(), letters(last)) + 1);
    }

    /** The name as whoever gave that one would spell it. */
    String spelledLike(Given given) {
        if (!given.isVariable()) {
            return name + (open ? ".…" : "");
        }
        return variable() + (open ? "_…" : "") + " (" + name + ")";
    }

    private int elements() {
        return name.split("\\.").length;
    }

    static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String last(String name) {
        return List.of(name.split("\\.")).getLast();
    }
}
