package io.lictor.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.documents.DocumentCache;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Copies given to readers before, while and after a document is written. */
class CopyChangesTest {

    private static final Set<Thread.State> HELD_OR_THROUGH =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);

    private final DocumentCache<String> copies = DocumentCache.upTo(100, _ -> 1);
    private final Map<String, String> collection = new ConcurrentHashMap<>(Map.of("a", "old"));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aCopyIsMadeOfWhatIsThereAndOfNothingElse() {
        assertThat(read("a")).isEqualTo("old");
        assertThat(read("a")).isEqualTo("old");
        assertThat(asked).hasValue(1);

        assertThat(read("b")).isNull();
        collection.put("b", "new");
        assertThat(read("b")).isEqualTo("new");
    }

    @Test
    void whileADocumentIsWrittenOnlyTheCollectionKnows() {
        read("a");
        try (var change = copies.change(Map.of("a", "new"))) {
            assertThat(read("a")).isEqualTo("old");
            collection.put("a", "new");
            assertThat(read("a")).isEqualTo("new");
            change.written();
        }
        assertThat(asked).hasValue(3);
        assertThat(read("a")).isEqualTo("new");
        assertThat(asked).hasValue(3);
    }

    @Test
    void whereWritingFailedTheCollectionIsAsked() {
        read("a");
        copies.change(Map.of("a", "new", "b", "new")).close();
        assertThat(read("a")).isEqualTo("old");
        assertThat(read("b")).isNull();
    }

    @Test
    void ofTwoWritersTheLastOneCounts() {
        var first = copies.change(Map.of("a", "1"));
        collection.put("a", "1");
        first.written();
        var second = copies.change(Map.of("a", "2"));
        collection.put("a", "2");
        second.written();
        second.close();
        first.close();
        assertThat(read("a")).isEqualTo("2");
    }

    @Test
    void anotherWritersFailureLeavesNoOldCopy() {
        var first = copies.change(Map.of("a", "1"));
        copies.change(Map.of("a", "never")).close();
        read("a");
        collection.put("a", "1");
        first.written();
        first.close();
        assertThat(read("a")).isEqualTo("1");
    }

    @Test
    void aCopyBeingMadeIsWaitedFor() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        var reader = CompletableFuture.runAsync(() -> copies.find("a", id -> {
            String found = collection.get(id);
            loading.countDown();
            await(goOn);
            return found;
        }));
        loading.await();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (var change = copies.change(Map.of("a", "new"))) {
                collection.put("a", "new");
                change.written();
            }
        });
        while (!HELD_OR_THROUGH.contains(writer.getState())) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        reader.join();
        writer.join();
        assertThat(read("a")).isEqualTo("new");
    }

    private String read(String id) {
        return copies.find(id, missing -> {
                    asked.incrementAndGet();
                    return collection.get(missing);
                })
                .orElse(null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
