package io.lictor.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The query parameters {@code metadata.<name>=<text>}, texts by names: an argument of handlers that search by them. */
public record MetadataParameters(Map<String, String> texts) {

    static final String PREFIX = "metadata.";

    private static final Pattern PARAMETER = Pattern.compile(Pattern.quote(PREFIX) + Code.PATTERN);

    static boolean isOne(String parameter) {
        return PARAMETER.matcher(parameter).matches();
    }

    static MetadataParameters of(Map<String, String[]> parameters) {
        Map<String, String> texts = new TreeMap<>();
        parameters.forEach((parameter, values) -> {
            if (isOne(parameter)) {
                texts.put(parameter.substring(PREFIX.length()), values[0]);
            }
        });
        return new MetadataParameters(texts);
    }
}
