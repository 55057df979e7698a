package io.lictor.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.lictor.query.EventsOnDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/mongodb.md says of collections, indexes and commands is what a MongoDB gets. */
class MongoDocumentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path DOCUMENT = Path.of("../docs/mongodb.md");

    @TempDir
    Path directory;

    private EventsOnDisk events;
    private SharedReadModel shared;
    private String document;

    @BeforeEach
    void open() throws IOException {
        document = Files.readString(DOCUMENT);
        events = new EventsOnDisk(directory);
        shared = SharedReadModel.open();
    }

    @AfterEach
    void close() {
        shared.close();
        events.close();
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(MongoDocumentTest::joined)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String joined(MatchResult row) {
        return row.groupCount() == 2 ? row.group(1) + ": " + row.group(2) : row.group(1);
    }

    private String section(String title) {
        String behind = document.substring(document.indexOf("## " + title));
        return behind.substring(0, behind.indexOf("\n## ", 3));
    }

    @Test
    void saysWhatThereIs() {
        events.append(History.sale(1).events());
        SharedReadModel.Instance instance = shared.start(events);
        assertThat(instance.projection.position().await(events.log().lastPosition(), PATIENCE))
                .isTrue();
        instance.readModel.licenses().find(Filters.eq("product", "x")).first();
        instance.readModel.serving().licensesById().count(Filters.eq("product", "x"));
        MongoDatabase database = shared.database();

        Set<String> indexes = new TreeSet<>();
        Set<String> collections = new TreeSet<>();
        for (String name : database.listCollectionNames()) {
            String named = name.replaceFirst("_\\d+$", "_N");
            collections.add(named);
            for (Document index : database.getCollection(name).listIndexes()) {
                String keys = String.join(", ", index.get("key", Document.class).keySet());
                if (!keys.equals("_id")) {
                    indexes.add(named + ": " + keys);
                }
            }
        }

        assertThat(found("^\\| `([a-z_N]+)` \\| `(.*?)` \\|$", section("Indexes")))
                .isEqualTo(indexes);
        assertThat(found("`([a-z_N]+)`(?=[^|]*\\|[^|]*\\|$)", section("Collections")))
                .containsAll(collections);
    }
}
