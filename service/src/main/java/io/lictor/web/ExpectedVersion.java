package io.lictor.web;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Version that {@code If-Match} demands of a write. A controller takes it as an argument. It is read here, and not by
 * Spring's {@code ETag}: that passes over what it can't read, and a caller would believe to be protected.
 */
public final class ExpectedVersion {

    /** No {@code If-Match}: whatever is there, or nothing. */
    public static final ExpectedVersion ANY = new ExpectedVersion("", true, false, Set.of());

    private static final Pattern LIST =
            Pattern.compile("[ \\t,]*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*+)\"|(\\d++))[ \\t]*+(,|$)");
    private static final Pattern VERSION = Pattern.compile("0|[1-9]\\d{0,17}");

    private final String header;
    private final boolean any;
    private final boolean anyExisting;
    private final Set<Long> versions;

    private ExpectedVersion(String header, boolean any, boolean anyExisting, Set<Long> versions) {
        this.header = header;
        this.any = any;
        this.anyExisting = anyExisting;
        this.versions = versions;
    }

    /** Reads the header's value; {@link ProblemException} where it is no list of entity tags. */
    public static ExpectedVersion parse(@Nullable String header) {
        if (header == null) {
            return ANY;
        }
        if (header.strip().equals("*")) {
            return new ExpectedVersion(header, false, true, Set.of());
        }
        Set<Long> versions = new HashSet<>();
        boolean anyStrong = false;
        Matcher tag = LIST.matcher(header);
        int read = 0;
        while (read < header.length() && tag.find() && tag.start() == read) {
            String text = tag.group(3) == null ? tag.group(2) : tag.group(3);
            boolean strong = tag.group(1) == null;
            anyStrong |= strong;
            if (strong && VERSION.matcher(text).matches()) { // one that is no version of ours matches nothing
                versions.add(Long.parseLong(text));
            }
            read = tag.end();
        }
        if (read == 0 || !header.substring(read).isBlank()) {
            throw ProblemException.invalidHeader("If-Match", "must be a version in quotes, such as \"3\", or *");
        }
        if (!anyStrong) { // would never match, however often its caller read the version again
            throw ProblemException.invalidHeader(
                    "If-Match",
                    "has a weak tag (W/), which never matches here; send the version alone, in quotes, such as \"3\"");
        }
        return new ExpectedVersion(header, false, false, Set.copyOf(versions));
    }

    /** Returns whether a write may find this version; 0 stands for nothing there yet. */
    public boolean accepts(long version) {
        return any || (anyExisting ? version > 0 : versions.contains(version));
    }

    /** Returns whether the caller expects nothing in particular. */
    public boolean isAny() {
        return any;
    }

    /** The header as it came, for a sentence about it. */
    @Override
    public String toString() {
        return header;
    }
}
