package io.lictor.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lictor.event.Event;
import io.lictor.event.EventCatalogue;
import io.lictor.event.EventCatalogue.Entry;
import io.lictor.store.StoredEvent;
import io.lictor.store.axon.Upcasters;
import io.lictor.store.log.StoredEvents;
import io.lictor.store.texts.ErasableTexts;
import io.lictor.store.texts.SealedTexts;
import io.lictor.store.texts.TextCipher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stored events are readable for ever. A snapshot is never edited: a changed event is a new revision with a snapshot
 * of its own and an upcaster from the one before.
 */
class EventSnapshotTest {

    private static final ObjectMapper JSON = EventJson.mapper();

    static Stream<Arguments> snapshots() {
        return Stream.of(
                        Snapshots.full().stream().map(event -> Arguments.of(file(event, ""), event)),
                        Snapshots.minimal().stream().map(event -> Arguments.of(file(event, ".minimal"), event)),
                        Snapshots.unlimited().stream().map(event -> Arguments.of(file(event, ".unlimited"), event)))
                .flatMap(each -> each);
    }

    /** Revisions of which nothing is written any more. */
    static Stream<Arguments> olderSnapshots() {
        return Stream.of("", ".minimal")
                .flatMap(form -> (form.isEmpty() ? Snapshots.full() : Snapshots.minimal())
                        .stream()
                                .flatMap(event -> olderRevisions(event)
                                        .map(revision -> Arguments.of(file(event, revision, form), event, revision))))
                .filter(snapshot -> EventSnapshotTest.class.getResource("/events/" + snapshot.get()[0]) != null);
    }

    private static Stream<String> olderRevisions(Event event) {
        return IntStream.range(1, Integer.parseInt(entry(event).revision())).mapToObj(Integer::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void anEventIsWrittenAsInItsSnapshot(String file, Event event) throws IOException {
        assertThat(JSON.readTree(stored(event))).isEqualTo(read(file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void aSnapshotIsReadAsItsEvent(String file, Event event) throws IOException {
        String whole = whole(ErasableTexts.of(event), read(file).toString());

        assertThat(JSON.readValue(whole, event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("olderSnapshots")
    void anOlderSnapshotIsReadAsItsEvent(String file, Event event, String revision) throws IOException {
        StoredEvents events =
                new StoredEvents(Upcasters.ofThisRelease(), new SealedTexts(new TextCipher(() -> new byte[32])));
        String stored = read(file).toString();
        StoredEvent old = new StoredEvent(
                1,
                event.streamId(),
                1,
                entry(event).name(),
                revision,
                event.at(),
                stored.contains("\"texts\"") ? whole(ErasableTexts.of(event), stored) : stored,
                Map.of());

        assertThat(events.decode(old)).isEqualTo(Snapshots.withoutAdditions(event));
    }

    @Test
    void thereAreOlderSnapshots() {
        assertThat(olderSnapshots()).hasSize(17);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void membersThatALaterReleaseAddedAreIgnored(String file, Event event) throws IOException {
        JsonNode later = read(file);
        addUnknownMembers(later);

        assertThat(later.size()).isGreaterThan(read(file).size());
        assertThat(JSON.treeToValue(later, event.getClass())).isEqualTo(JSON.treeToValue(read(file), event.getClass()));
    }

    @Test
    void everyEventOfTheCatalogueHasItsSnapshot() {
        assertThat(Snapshots.full())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        EventCatalogue.entries().stream().map(Entry::type).collect(Collectors.<Class<?>>toList()));
    }

    @Test
    void theFullOnesLeaveNothingOut() {
        assertThat(Snapshots.full())
                .allSatisfy(event -> assertThat(absentIn(event, ""))
                        .filteredOn(path -> !path.endsWith("/unlimitedActivations")) // instead of a number
                        .isEmpty());
    }

    @Test
    void whatCanLeaveSomethingOutIsShownWithoutItToo() {
        assertThat(Snapshots.minimal())
                .allSatisfy(event -> assertThat(absentIn(event, "")).isNotEmpty());
        assertThat(Snapshots.minimal()).extracting(Object::getClass).doesNotHaveDuplicates();
    }

    @Test
    void everySnapshotIsAskedFor() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(getClass().getResource("/events")).toURI()))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(snapshots(), olderSnapshots())
                            .map(snapshot -> (String) snapshot.get()[0])
                            .toList());
        }
    }

    /** Found nowhere in what is stored: class names would tie it to the code of the day. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("snapshots")
    void noClassNameIsStored(String file, Event event) throws IOException {
        assertThat(JSON.writeValueAsString(event)).doesNotContain("io.lictor", "@class", "null");
    }

    private static String file(Event event, String form) {
        return file(event, entry(event).revision(), form);
    }

    private static String file(Event event, String revision, String form) {
        return entry(event).shortName() + ".v" + revision + form + ".json";
    }

    private static Entry entry(Event event) {
        return Objects.requireNonNull(EventCatalogue.byType(event.getClass()));
    }

    private static String whole(Map<String, String> texts, String payload) {
        return texts.isEmpty() ? payload : ErasableTexts.putBack(ErasableTexts.write(texts), payload);
    }

    /** The payload as it stands in the table of events. */
    private static String stored(Event event) throws IOException {
        String whole = JSON.writeValueAsString(event);
        Map<String, String> texts = ErasableTexts.of(event);
        return texts.isEmpty() ? whole : ErasableTexts.takeOut(texts, whole);
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream snapshot = EventSnapshotTest.class.getResourceAsStream("/events/" + file)) {
            assertThat(snapshot).as(file).isNotNull();
            return JSON.readTree(snapshot);
        }
    }

    private static void addUnknownMembers(JsonNode node) {
        node.properties().forEach(member -> {
            if (!member.getKey().equals("metadata")) { // has whatever members it is given
                addUnknownMembers(member.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(EventSnapshotTest::addUnknownMembers);
        }
        if (node instanceof ObjectNode object) {
            object.put("addedLater", true);
            object.putObject("addedLaterToo").put("answer", 42);
        }
    }

    /** The members that are null or empty, whatever part of the event they belong to. */
    private static List<String> absentIn(Object part, String path) {
        List<String> absent = new ArrayList<>();
        if (part == null || part instanceof List<?> list && list.isEmpty()) {
            absent.add(path);
        } else if (part instanceof List<?> list) {
            list.forEach(element -> absent.addAll(absentIn(element, path + "[]")));
        } else if (part instanceof Record) {
            for (var component : part.getClass().getRecordComponents()) {
                try {
                    absent.addAll(absentIn(component.getAccessor().invoke(part), path + "/" + component.getName()));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return absent;
    }
}
