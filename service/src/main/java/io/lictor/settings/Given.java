package io.lictor.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A name that somebody has given a value, and where. */
record Given(String name, EnumerablePropertySource<?> source) {

    /** An environment's variable, which has no dots. */
    boolean isVariable() {
        return isInEnvironment() && name.indexOf('.') < 0;
    }

    boolean isInEnvironment() {
        return source instanceof SystemEnvironmentPropertySource;
    }

    boolean isSystemProperty() {
        return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    String value() {
        return String.valueOf(source.getProperty(name));
    }

    String letters() {
        return Setting.letters(name);
    }

    private List<String> elements() {
        String[] dotted = name.split("[.\\[]");
        String[] elements = isVariable() || dotted.length == 1 ? name.split("[_-]") : dotted;
        return elements.length == 0 ? List.of(name) : Arrays.asList(elements); // the shell's own variable is called _
    }

    String first() {
        return elements().getFirst().toLowerCase(Locale.ROOT);
    }

    String last() {
        return elements().getLast().toLowerCase(Locale.ROOT);
    }

    String parent() {
        List<String> elements = elements();
        return Setting.letters(String.join("", elements.subList(0, elements.size() - 1)));
    }

    String lettersOf(int elements) {
        return Setting.letters(elements().stream().limit(elements).collect(Collectors.joining()));
    }

    String lettersBelowFirst() {
        return Setting.letters(elements().stream().skip(1).collect(Collectors.joining()));
    }

    /** Returns the origin of the setting, in words. */
    String place() {
        if (isInEnvironment()) {
            return "in the environment";
        }
        if (isSystemProperty()) {
            return "a system property";
        }
        if (source.getName().equals("commandLineArgs")) {
            return "on the command line";
        }
        return OriginLookup.getOrigin(source, name) instanceof Origin origin
                ? "in " + (origin instanceof TextResourceOrigin text ? text.toString() : source.getName())
                : "in " + source.getName();
    }
}
