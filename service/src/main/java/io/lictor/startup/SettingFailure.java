package io.lictor.startup;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** A setting that can't be what it was set to, in a sentence. */
final class SettingFailure {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token|key|uri|url).*");

    private SettingFailure() {}

    static String of(BindException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        ConfigurationProperty property = failure.getProperty();
        if (property == null) { // read well, and refused by who knows what it means
            return sentence(String.valueOf(root.getMessage()));
        }
        String name = property.getName().toString();
        return SECRET.matcher(name).matches()
                ? "%s can't be read%s.".formatted(name, kind(failure))
                : "%s can't be read%s: it is \"%s\".".formatted(name, kind(failure), property.getValue());
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    private static String kind(BindException failure) {
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        if (type.isEnum()) {
            return " as one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(one -> one.toString().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        if (type == Duration.class || type == Period.class) {
            return " as a length of time, such as 5s or PT1M";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return " as a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return " as true or false";
        }
        if (type == InetAddress.class) {
            return " as an address of this machine";
        }
        return type == URI.class ? " as a URL" : "";
    }
}
