package io.lictor.documents.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Leaks of the index; that queries find the right documents is in {@link SubsetContract}. */
class OrderedIndexTest {

    private final OrderedIndex index = new OrderedIndex("tags_1", List.of(new IndexKey("tags", true)));

    @Test
    void forgetsWhatIsRemoved() {
        var database = new MemoryDatabase("db", new CursorRegistry());
        var collection = new IndexedCollection(
                database, "licenses", CollectionOptions.withDefaults(), new CursorRegistry(), new ReentrantLock());
        var before = new Document("_id", 1).append("tags", List.of("x", "y"));
        var after = new Document("_id", 1).append("tags", List.of("z"));

        index.of(new Slots());
        index.make(new ReentrantLock(), IntStream::empty);
        index.add(before, 0, collection);
        assertThat(index.getCount()).isEqualTo(2);
        index.updateInPlace(before, after, 0, collection);
        assertThat(index.getPositions(new Document("tags", "x"))).isEmpty();
        assertThat(index.getPositions(new Document("tags", "z"))).containsExactly(0);
        index.remove(after, 0);
        assertThat(index.getCount()).isZero();
    }
}
