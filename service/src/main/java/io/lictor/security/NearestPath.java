package io.lictor.security;

import io.lictor.settings.Distance;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The path that a mistyped one was meant to be. Told as a pattern: what stood in the given one may be no text to repeat. */
final class NearestPath {

    private static final int WORD_MISSING = 3;
    private static final int MOST = 4;
    private static final int LONGEST = 12;
    private static final int LONGEST_WORD = 64;
    private static final int LETTERS_A_SLIP = 3;
    private static final int TOO_FAR = 1_000;

    private static final List<String> KNOWN = Stream.concat(
                    AccessTable.ROWS.stream().map(AccessTable.Row::pattern),
                    Stream.of(
                            "/v1/openapi.json", "/docs", "/actuator/health", "/actuator/info", "/actuator/prometheus"))
            .distinct()
            .toList();

    private record Candidate(String pattern, int distance) {}

    private NearestPath() {}

    static Optional<String> to(String path) {
        List<String> given = words(path);
        if (given.size() > LONGEST) {
            return Optional.empty();
        }
        return KNOWN.stream()
                .filter(pattern -> shareAWord(given, words(pattern)))
                .map(pattern -> new Candidate(pattern, distance(given, words(pattern))))
                .filter(candidate -> candidate.distance() <= MOST)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::pattern))
                .map(Candidate::pattern);
    }

    /** Returns whether two paths have a word in common; equal beginnings and placeholders say little. */
    private static boolean shareAWord(List<String> given, List<String> pattern) {
        return pattern.stream()
                .filter(word -> !word.startsWith("{") && !word.equals("v1"))
                .anyMatch(word -> given.stream().anyMatch(other -> word(other, word) < TOO_FAR));
    }

    private static List<String> words(String path) {
        return Stream.of(path.split("/")).filter(word -> !word.isEmpty()).toList();
    }

    /** A word may be mistyped, missing, or too many. */
    private static int distance(List<String> given, List<String> pattern) {
        int[][] cost = new int[given.size() + 1][pattern.size() + 1];
        for (int i = 0; i <= given.size(); i++) {
            for (int j = 0; j <= pattern.size(); j++) {
                cost[i][j] = i == 0 || j == 0
                        ? (i + j) * WORD_MISSING
                        : Math.min(
                                cost[i - 1][j - 1] + word(given.get(i - 1), pattern.get(j - 1)),
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + WORD_MISSING);
            }
        }
        return cost[given.size()][pattern.size()];
    }

    private static int word(String given, String pattern) {
        if (pattern.startsWith("{")) {
            return 0;
        } else if (given.length() > LONGEST_WORD) {
            return TOO_FAR;
        }
        String word = given.toLowerCase(Locale.ROOT);
        int slips = Distance.between(word, pattern);
        return slips <= Math.max(1, Math.min(word.length(), pattern.length()) / LETTERS_A_SLIP) ? slips : TOO_FAR;
    }
}
