package io.lictor.auditor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of an event that differ from what was recorded, however deep, each shortened to a line. */
final class Differences {

    private static final int LONGEST = 80;
    private static final int MOST = 20;

    private final List<String> sentences = new ArrayList<>();
    private int count;

    void add(String name, @Nullable Object shown, @Nullable Object said) {
        if (shown instanceof Map<?, ?> one && said instanceof Map<?, ?> other) {
            members(name, one, other);
        } else if (shown instanceof List<?> one && said instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                addIfNotSame("%s[%d]".formatted(name, i), one.get(i), other.get(i));
            }
        } else {
            count++;
            if (count <= MOST) {
                sentences.add(
                        "it shows the %s %s, and its leaf says %s".formatted(brief(name), text(shown), text(said)));
            }
        }
    }

    private void members(String name, Map<?, ?> shown, Map<?, ?> said) {
        Set<Object> names = new LinkedHashSet<>(said.keySet());
        names.addAll(shown.keySet());
        for (Object member : names) {
            addIfNotSame(name + "." + member, shown.get(member), said.get(member));
        }
    }

    private void addIfNotSame(String name, @Nullable Object shown, @Nullable Object said) {
        if (!Objects.equals(shown, said)) {
            add(name, shown, said);
        }
    }

    /** One for each, but for those beyond the first twenty, which are counted. */
    List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        if (count > MOST) {
            all.add("and %,d more members are not what its leaf says".formatted(count - MOST));
        }
        return all;
    }

    private static String text(@Nullable Object value) {
        return brief(
                value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1L << 53
                        ? Long.toString(number.longValue())
                        : String.valueOf(value));
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
