package io.lictor.web;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** JSON pointers (RFC 6901) to what is wrong in a body. */
public final class JsonPointers {

    private static final int LONGEST = 200; // what a caller sent is echoed, but not by the megabyte

    private JsonPointers() {}

    static String of(List<JacksonException.Reference> path) {
        String pointer = path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "/" + step.getIndex() : "/" + escaped(step.getPropertyName()))
                .collect(Collectors.joining());
        return bounded(pointer);
    }

    /** Translates a path of bean validation: {@code modules[0].code} becomes {@code /modules/0/code}. */
    static String of(String path) {
        StringBuilder pointer = new StringBuilder();
        for (String step : path.split("[.\\[\\]]+")) {
            if (!step.isEmpty() && !step.startsWith("<")) {
                pointer.append('/').append(escaped(step));
            }
        }
        return bounded(pointer.toString());
    }

    /** Returns the pointer to a member inside another. */
    public static String of(String parent, String name) {
        return bounded("/" + escaped(parent) + "/" + escaped(name));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String bounded(String pointer) {
        return pointer.length() <= LONGEST ? pointer : pointer.substring(0, LONGEST) + "…";
    }
}
