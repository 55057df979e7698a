package io.lictor.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.EventSchemas;
import io.lictor.event.EventSchemas.EventSchema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas say what is stored: each event that ever was fits its own, and what is spoiled does not. */
class EventSchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FILE = Pattern.compile("(\\w+)\\.v(\\d+)(\\.\\w+)?\\.json");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private static final Map<JsonNode, Schema> SCHEMAS = new HashMap<>();
    /**
     * The hash of a token is stored, and told to nobody; imported keys have no secret; a list and
     * metadata may have one element less.
     */
    private static final Pattern OPTIONAL = Pattern.compile("/hash|/key/secretId|.*/\\d+|.*/metadata/.+");

    /** A stored event of a test resource. */
    record Snapshot(String file, String type, int revision, ObjectNode event) {

        static Snapshot read(Path path) {
            Matcher name = FILE.matcher(path.getFileName().toString());
            assertThat(name.matches()).as(path.toString()).isTrue();
            return new Snapshot(
                    name.group(), name.group(1), Integer.parseInt(name.group(2)), (ObjectNode) JSON.readTree(path));
        }

        JsonNode schema() {
            return JSON.readTree(EventSchemas.find(type, revision).orElseThrow().schema());
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Snapshot> snapshots() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(EventSchemaTest.class.getResource("/events"))
                        .toURI()))) {
            return files.map(Snapshot::read).toList();
        }
    }

    private static List<String> faults(JsonNode schema, JsonNode event) {
        return SCHEMAS
                .computeIfAbsent(schema, EventSchemaTest::read)
                .validate(event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Without its id, under which the registry would remember it: some here are changed. */
    private static Schema read(JsonNode schema) {
        return REGISTRY.getSchema(((ObjectNode) schema.deepCopy()).without("$id"));
    }

    @Test
    void everyRevisionOfTheCatalogueHasOneAndASnapshotToShowIt() throws Exception {
        assertThat(EventSchemas.all().stream().filter(EventSchema::current))
                .extracting(EventSchema::type)
                .containsExactlyElementsOf(EventCatalogue.entries().stream()
                        .map(EventCatalogue.Entry::shortName)
                        .toList());
        assertThat(EventSchemas.all().stream().map(schema -> schema.type() + "." + schema.revision()))
                .containsExactlyInAnyOrderElementsOf(snapshots().stream()
                        .map(snapshot -> snapshot.type() + "." + snapshot.revision())
                        .distinct()
                        .toList());
        assertThat(EventSchemas.find("LicenseIssued", 99)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void itSaysItsName(Snapshot snapshot) {
        JsonNode schema = snapshot.schema();

        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asString())
                .isEqualTo("urn:lictor:event:" + snapshot.type() + ":" + snapshot.revision());
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void whatIsStoredFits(Snapshot snapshot) {
        assertThat(faults(snapshot.schema(), snapshot.event())).isEmpty();
    }

    /** As the feed shows them: the texts are where they belong. */
    @Test
    void whatIsReadFits() throws Exception {
        for (Event event : Stream.of(Snapshots.full(), Snapshots.minimal(), Snapshots.unlimited())
                .flatMap(List::stream)
                .toList()) {
            var entry = Objects.requireNonNull(EventCatalogue.byType(event.getClass()));
            String schema = EventSchemas.find(entry.shortName(), Integer.parseInt(entry.revision()))
                    .orElseThrow()
                    .schema();
            String whole = EventJson.mapper().writeValueAsString(event);

            assertThat(faults(JSON.readTree(schema), JSON.readTree(whole)))
                    .as(whole)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void nothingIsLeftUndescribed(Snapshot snapshot) {
        JsonNode strict = snapshot.schema().deepCopy();
        close(strict);

        assertThat(faults(strict, snapshot.event())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void whatIsAddedLaterFits(Snapshot snapshot) {
        ObjectNode later = snapshot.event().deepCopy();
        later.put("addedLater", true);

        assertThat(faults(snapshot.schema(), later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aMemberOfAnotherTypeDoesNotFit(Snapshot snapshot) {
        for (String pointer : members("", snapshot.event())) {
            JsonNode present = snapshot.event().at(pointer);
            JsonNode wrong = present.isString() ? JSON.valueToTree(7) : JSON.valueToTree("nonsense");

            assertThat(faults(snapshot.schema(), with(snapshot.event(), pointer, wrong)))
                    .as(pointer)
                    .isNotEmpty();
        }
    }

    /** Instants, identifiers, lengths of time and words of a list are more than texts. */
    @ParameterizedTest
    @MethodSource("snapshots")
    void aTextThatMeansNothingDoesNotFit(Snapshot snapshot) {
        for (String pointer : members("", snapshot.event())) {
            String present = snapshot.event().at(pointer).asString("");
            if (present.matches("\\d{4}-.*Z|[0-9a-f]{8}-.*|PT?\\d.*|[A-Z]{5,}")
                    && !pointer.endsWith("hint")
                    && !pointer.endsWith("name")) {
                assertThat(faults(snapshot.schema(), with(snapshot.event(), pointer, JSON.valueToTree("NONSENSE"))))
                        .as(pointer)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void nothingThatIsAlwaysThereMayBeMissing(Snapshot snapshot) throws Exception {
        List<Snapshot> all = snapshots().stream()
                .filter(other -> other.type().equals(snapshot.type()) && other.revision() == snapshot.revision())
                .toList();
        for (String pointer : members("", snapshot.event())) {
            boolean always =
                    all.stream().noneMatch(other -> other.event().at(pointer).isMissingNode());
            if (always
                    && hasMinimalForm(snapshot, all)
                    && !OPTIONAL.matcher(pointer).matches()) {
                assertThat(faults(snapshot.schema(), with(snapshot.event(), pointer, null)))
                        .as(pointer)
                        .isNotEmpty();
            }
        }
    }

    /** Returns whether a snapshot shows the minimal form; one without optional members does by itself. */
    private static boolean hasMinimalForm(Snapshot snapshot, List<Snapshot> all) {
        return all.size() > 1 || !snapshot.event().has("texts");
    }

    /** JSON pointers to everything inside. */
    private static List<String> members(String path, JsonNode node) {
        List<String> pointers = new ArrayList<>();
        switch (node) {
            case ObjectNode object ->
                object.forEachEntry((name, value) -> {
                    pointers.add(path + "/" + name);
                    pointers.addAll(members(path + "/" + name, value));
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    pointers.add(path + "/" + i);
                    pointers.addAll(members(path + "/" + i, array.get(i)));
                }
            }
            default -> {
                // nothing is inside
            }
        }
        return pointers;
    }

    /** The event with another value there, or without any. */
    private static ObjectNode with(ObjectNode event, String pointer, JsonNode value) {
        ObjectNode changed = event.deepCopy();
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        switch (changed.at(pointer.substring(0, pointer.lastIndexOf('/')))) {
            case ObjectNode object when value == null -> object.remove(name);
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array -> array.set(Integer.parseInt(name), value);
            case JsonNode other -> throw new AssertionError(other);
        }
        return changed;
    }

    /** From now on, every object takes the members it describes and no others; but one of any names. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("type").asString("").equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(EventSchemaTest::close);
    }
}
