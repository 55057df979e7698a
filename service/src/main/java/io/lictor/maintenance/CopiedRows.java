package io.lictor.maintenance;

import java.util.regex.Pattern;

/** Counts the rows in PostgreSQL's text format of a table, a line each, of which the first column is the position. */
final class CopiedRows {

    private static final Pattern BEGIN = Pattern.compile("COPY \\S+\\.event \\(\"?position\"?, ");

    private boolean found;
    private boolean within;
    private long count;
    private long lastPosition;

    void accept(String line) {
        if (within && line.equals("\\.")) {
            within = false;
        } else if (within) {
            count++;
            lastPosition = Math.max(lastPosition, Long.parseLong(line.substring(0, line.indexOf('\t'))));
        } else if (BEGIN.matcher(line).lookingAt()) {
            within = true;
            found = true;
        }
    }

    boolean found() {
        return found;
    }

    long count() {
        return count;
    }

    long lastPosition() {
        return lastPosition;
    }
}
