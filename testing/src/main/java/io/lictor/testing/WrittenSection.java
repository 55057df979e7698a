package io.lictor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A section of a document that a test writes, between two lines that name it. What people read there is what the code says;
 * with {@code -Dlictor.sentences.write=true} it is written anew.
 */
public record WrittenSection(Path document, String name) {

    private static final String WRITE = "lictor.sentences.write";

    /** Of the table of all that is said to people, from the directory of a module so many levels below the root. */
    public static WrittenSection ofSentences(int levels, String name) {
        return new WrittenSection(Path.of("../".repeat(levels)).resolve("docs/sentences.md"), name);
    }

    /** Returns the section's text; replaces it with {@code text} first if documents are to be written. */
    public String is(String text) {
        try {
            String whole = Files.readString(document);
            int begin = end(whole, "<!-- begin " + name + " -->\n");
            int end = whole.indexOf("<!-- end " + name + " -->", begin);
            if (end < 0) {
                throw new IllegalStateException(document + " has no end of " + name);
            }
            if (Boolean.getBoolean(WRITE)) {
                Files.writeString(document, whole.substring(0, begin) + text + whole.substring(end));
                return text;
            }
            return whole.substring(begin, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int end(String whole, String line) {
        int at = whole.indexOf(line);
        if (at < 0) {
            throw new IllegalStateException(document + " has no line " + line.strip());
        }
        return at + line.length();
    }
}
