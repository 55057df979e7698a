package io.lictor.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * JSON Schemas (2020-12) of the events: one for each name and revision in {@link EventCatalogue}, also for those that
 * are no longer written. They describe events both as stored and as readers of the feed get them.
 */
public final class EventSchemas {

    /**
     * One of them.
     *
     * @param type the name people see, such as {@code LicenseIssued}
     * @param current whether this revision is the one that is written today
     * @param schema JSON
     */
    public record EventSchema(String type, int revision, boolean current, String schema) {}

    private static final List<EventSchema> ALL =
            EventCatalogue.entries().stream().flatMap(EventSchemas::read).toList();

    private EventSchemas() {}

    /** In the order of the catalogue, older revisions first. */
    public static List<EventSchema> all() {
        return ALL;
    }

    public static Optional<EventSchema> find(String type, int revision) {
        return ALL.stream()
                .filter(schema -> schema.type().equals(type) && schema.revision() == revision)
                .findFirst();
    }

    private static Stream<EventSchema> read(EventCatalogue.Entry entry) {
        int current = Integer.parseInt(entry.revision());
        return IntStream.rangeClosed(1, current)
                .mapToObj(revision -> new EventSchema(
                        entry.shortName(), revision, revision == current, read(entry.shortName(), revision)));
    }

    private static String read(String type, int revision) {
        String file = "schemas/" + type + ".v" + revision + ".json";
        try (InputStream schema = EventSchemas.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
