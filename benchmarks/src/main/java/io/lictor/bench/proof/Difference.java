package io.lictor.bench.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Difference of two answers, in words: the members that differ, shortened to a line or two. */
final class Difference {

    private static final int LONGEST = 400;

    private Difference() {}

    static String of(JsonNode answer, JsonNode events) {
        List<String> words = new ArrayList<>();
        collect("", answer, events, words);
        String all = String.join(", ", words);
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }

    private static void collect(String path, JsonNode answer, JsonNode events, List<String> words) {
        if (answer.equals(events)) {
            return;
        }
        if (answer.isObject() && events.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            answer.fieldNames().forEachRemaining(names::add);
            events.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(path + "/" + name, answer.path(name), events.path(name), words));
        } else if (answer.isArray() && events.isArray() && answer.size() == events.size()) {
            for (int i = 0; i < answer.size(); i++) {
                collect(path + "/" + i, answer.path(i), events.path(i), words);
            }
        } else {
            words.add("%s is %s, and by the events %s".formatted(path, text(answer), text(events)));
        }
    }

    private static String text(JsonNode value) {
        return value instanceof MissingNode || value.isNull() ? "absent" : value.toString();
    }
}
