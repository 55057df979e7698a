package io.lictor.auditor;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Reads an export line by line; never more than one line is in memory. */
final class Export implements AutoCloseable {

    private final String name;
    private final JsonParser parser;

    Export(String name, InputStream in) {
        this.name = name;
        this.parser = Json.parser(in);
    }

    /** The next line, or nothing at the end. */
    @Nullable
    ExportLine next() throws UnusableInput {
        try {
            if (parser.nextToken() == null) {
                return null;
            }
            String where = name + ", line " + parser.currentTokenLocation().getLineNr();
            if (Json.value(parser) instanceof Map<?, ?> members) {
                return ExportLine.of(Fields.of(where, members));
            }
            throw new UnusableInput(where + ": an event is wanted, a JSON object.");
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private UnusableInput broken(JacksonException e) {
        TokenStreamLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        return new UnusableInput(
                "%s, line %d: this is no whole line of JSON (%s). If the transfer broke off, fetch the rest from the last whole line on."
                        .formatted(name, at.getLineNr(), e.getOriginalMessage()));
    }

    @Override
    public void close() {
        parser.close();
    }
}
