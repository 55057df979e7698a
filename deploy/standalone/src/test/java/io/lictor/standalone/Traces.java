package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for secrets in what a service leaves behind, however they are written there. */
final class Traces {

    private static final int AROUND = 120;

    /** Each spelling, and what it is of: names, for no report should show a secret either. */
    private final Map<String, String> spellings = new LinkedHashMap<>();

    private final Set<String> found = new TreeSet<>();

    void lookFor(String name, String secret) {
        String bare = secret.replace("-", "");
        for (String text : List.of(secret, bare)) {
            spellings.put(text, name);
            spellings.put(text.toLowerCase(Locale.ROOT), name + " in lower case");
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
            spellings.put(base64, name + " in base 64");
        }
    }

    void inText(String where, String text) {
        spellings.forEach((spelling, name) -> {
            int at = text.indexOf(spelling);
            if (at >= 0) {
                String before = text.substring(Math.max(0, at - AROUND), at).replaceAll("\\s+", " ");
                found.add("%s: %s, behind '%s'".formatted(where, name, before));
            }
        });
    }

    void inFiles(Path directory, Set<String> except) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!except.contains(file.getFileName().toString())) {
                    inFile(file);
                }
            }
        }
    }

    void inFile(Path file) throws IOException {
        inText(file.getFileName().toString(), new String(Files.readAllBytes(file), ISO_8859_1));
    }

    /** Looks for the secrets in each line of a log, so that every logger that wrote one is reported. */
    void inLog(Path log) throws IOException {
        for (String line : Files.readString(log, ISO_8859_1).split("\n")) {
            inText("log", line);
        }
    }

    int spellings() {
        return spellings.size();
    }

    Set<String> found() {
        return found;
    }
}
