package io.lictor.contents;

import io.lictor.license.Metadata;
import io.lictor.web.Code;
import io.lictor.web.JsonPointers;
import io.lictor.web.ProblemException;
import io.lictor.web.TextValidator;
import io.lictor.web.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Metadata as callers send it: texts by names, and in a change null where a member is to be removed. */
public record MetadataRequest(Map<String, String> metadata, Set<String> removed) {

    /** Characters of a text. */
    public static final int LONGEST = 256;

    /** Members that are named at once: all there may be, in the place of all there are. */
    static final int NAMED = 2 * Metadata.MOST;

    private static final String MEMBER = "metadata";
    private static final Pattern NAME = Pattern.compile(Code.PATTERN);

    /** Returns the metadata of a new licence; throws {@link ProblemException} 400 for invalid metadata. */
    public static Map<String, String> ofNew(@Nullable Map<String, String> metadata) {
        return metadata == null ? Map.of() : of(metadata).metadata();
    }

    /** Returns the changes; throws {@link ProblemException} 400 for invalid ones. */
    static MetadataRequest of(Map<String, ? extends @Nullable String> metadata) {
        List<Violation> violations = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>();
        Set<String> removed = new TreeSet<>();
        metadata.forEach((name, text) -> {
            if (!NAME.matcher(name).matches()) {
                violations.add(new Violation(
                        JsonPointers.of(MEMBER, name),
                        "the name must be 1 to 64 of a-z, 0-9, dot, underscore and dash, and start with a letter or"
                                + " digit"));
            } else if (text == null) {
                removed.add(name);
            } else if (!TextValidator.isFit(text, 1, LONGEST)) {
                violations.add(new Violation(
                        JsonPointers.of(MEMBER, name),
                        "must be 1 to " + LONGEST
                                + " characters, none of them invisible or a control character, and not blank"));
            } else {
                texts.put(name, text);
            }
        });
        if (texts.size() > Metadata.MOST || metadata.size() > NAMED) {
            violations.clear();
            violations.add(new Violation("/" + MEMBER, "must have at most " + Metadata.MOST + " members with texts"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new MetadataRequest(texts, removed);
    }
}
