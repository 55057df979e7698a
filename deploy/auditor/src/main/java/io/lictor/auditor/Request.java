package io.lictor.auditor;

import io.lictor.checkpoint.InvalidNote;
import io.lictor.checkpoint.VerifierKey;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request to the auditor: the files to verify, and the key to verify them with.
 *
 * @param isSelected whether the exports were filtered, so that events may be missing
 */
record Request(
        VerifierKey key, List<String> checkpoints, List<String> proofs, List<String> exports, boolean isSelected) {

    static final String USAGE = """
            Usage: deploy/audit verify --key FILE|KEY [--checkpoint FILE]... [--consistency FILE]... [--selected] EXPORT...

              --key FILE|KEY      the log's public key: name+id+key, as GET /v1/audit/key gives it, or a file with that
              --checkpoint FILE   signed checkpoints known from before, one after the other
              --consistency FILE  a proof that two checkpoints belong together, as GET /v1/audit/consistency gives it
              --selected          the export was filtered or begins later: don't miss the events that are not in it
              EXPORT              what GET /v1/audit/export gave, several in their order; - for the input

            Exit code: 0 all is as it was, 1 it is not, 2 it could not be told.""";

    /** {@code arguments} are those behind the command. */
    static Request of(List<String> arguments) throws UnusableInput {
        String key = null;
        boolean isSelected = false;
        List<String> checkpoints = new ArrayList<>();
        List<String> proofs = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--key" -> key = valueOf(word, words);
                case "--checkpoint" -> checkpoints.add(valueOf(word, words));
                case "--consistency" -> proofs.add(valueOf(word, words));
                case "--selected" -> isSelected = true;
                default -> {
                    if (word.startsWith("-") && !word.equals("-")) {
                        throw new UnusableInput("There is no option " + word + ".");
                    }
                    exports.add(word);
                }
            }
        }
        if (exports.isEmpty()) {
            throw new UnusableInput("Which export?");
        }
        return new Request(key(key), checkpoints, proofs, exports, isSelected);
    }

    private static String valueOf(String option, Iterator<String> words) throws UnusableInput {
        if (!words.hasNext()) {
            throw new UnusableInput(option + " wants a value.");
        }
        return words.next();
    }

    private static VerifierKey key(@Nullable String given) throws UnusableInput {
        if (given == null) {
            throw new UnusableInput("Whose log? Give its public key by --key.");
        }
        String text = given.contains("+") && !isFile(given) ? given : text(given);
        try {
            return VerifierKey.parse(text);
        } catch (InvalidNote e) {
            throw new UnusableInput("%s: %s.".formatted(given, e.getMessage()));
        }
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns the content of a file. */
    static String text(String file) throws UnusableInput {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static Path path(String file) throws UnusableInput {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new UnusableInput("'%s' is no path: %s.".formatted(file, e.getReason()));
        }
    }

    static UnusableInput unreadable(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new UnusableInput("There is no " + file + ".");
        }
        return new UnusableInput(
                e instanceof MalformedInputException
                        ? file + ": this is no text."
                        : "%s can't be read: %s.".formatted(file, e.getMessage()));
    }
}
