package io.lictor.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The damage that an operator knows of and goes on with: positions of events, ranges of them, and names of other parts, as
 * in {@code 17,40-44,file}.
 */
public final class AcceptedDamage {

    /** Nothing. */
    public static final AcceptedDamage NONE = new AcceptedDamage(List.of(), Set.of());

    private static final Pattern POSITIONS = Pattern.compile("(-?\\d{1,18})(?:-(\\d{1,18}))?");
    private static final Pattern PART = Pattern.compile("[a-z][a-z_]{0,63}");

    private record Range(long first, long last) {}

    private final List<Range> ranges;
    private final Set<String> parts;

    private AcceptedDamage(List<Range> ranges, Set<String> parts) {
        this.ranges = ranges;
        this.parts = parts;
    }

    /**
     * Reads what {@link #write} has written, or a person; Spring finds it by its name. {@link IllegalArgumentException}
     * where it is no such list.
     */
    public static AcceptedDamage of(String text) {
        List<Range> ranges = new ArrayList<>();
        Set<String> parts = new HashSet<>();
        for (String item : text.split(",", -1)) {
            String name = item.strip();
            Matcher positions = POSITIONS.matcher(name);
            if (positions.matches()) {
                long first = Long.parseLong(positions.group(1));
                long last = positions.group(2) == null ? first : Long.parseLong(positions.group(2));
                ranges.add(new Range(first, last));
            } else if (PART.matcher(name).matches()) {
                parts.add(name);
            } else if (!name.isEmpty()) {
                throw new IllegalArgumentException(
                        "\"%s\" is neither a position, such as 17, nor a range of them, such as 17-20, nor a part, such as file"
                                .formatted(name));
            }
        }
        return new AcceptedDamage(List.copyOf(ranges), Set.copyOf(parts));
    }

    boolean covers(Finding finding) {
        return finding.part() == null ? covers(finding.position()) : parts.contains(finding.part());
    }

    boolean covers(long position) {
        return ranges.stream().anyMatch(range -> range.first() <= position && position <= range.last());
    }

    /** The list that accepts these, in few words. */
    static String write(SortedSet<Long> positions, SortedSet<String> parts) {
        List<String> items = new ArrayList<>();
        long first = 0;
        long last = -1;
        for (long position : positions) {
            if (position <= 0) { // somebody's who knew no better
                items.add(Long.toString(position));
                continue;
            }
            if (position != last + 1) {
                add(first, last, items);
                first = position;
            }
            last = position;
        }
        add(first, last, items);
        items.addAll(parts);
        return String.join(",", items);
    }

    private static void add(long first, long last, List<String> items) {
        if (last == first) {
            items.add(Long.toString(first));
        } else if (last > first) {
            items.add(first + "-" + last);
        }
    }
}
