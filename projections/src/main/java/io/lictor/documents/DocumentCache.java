package io.lictor.documents;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one collection that were asked for lately, as objects, for a process that alone writes them. They change
 * with their documents. A reader never gets what the collection itself could not have given at that moment: while a
 * document is written there is no copy of it, and a copy that is being made then is waited for, so that it can't outlive
 * the change.
 *
 * @param <D> what a document is read as
 */
public final class DocumentCache<D> {

    private static final DocumentCache<?> NONE = new DocumentCache<>(null);

    private final @Nullable Cache<String, Entry<D>> entries;

    private DocumentCache(@Nullable Cache<String, Entry<D>> entries) {
        this.entries = entries;
    }

    /** Cache of documents whose weights come to {@code most} at the most. */
    public static <D> DocumentCache<D> upTo(long most, ToIntFunction<D> weight) {
        return new DocumentCache<>(Caffeine.newBuilder()
                .executor(Runnable::run) // its housekeeping is done sooner than handed to another thread
                .maximumWeight(most)
                .weigher((String _, Entry<D> entry) -> switch (entry) {
                    case Known<D>(var document) -> weight.applyAsInt(document);
                    case Change<D> _ -> 0; // never evicted
                })
                .build());
    }

    /** Cache of a collection to which others write. */
    @SuppressWarnings("unchecked") // there is nothing in it
    public static <D> DocumentCache<D> none() {
        return (DocumentCache<D>) NONE;
    }

    /** The copy, or else what {@code collection} has; where that is nothing, it is asked again the next time. */
    @SuppressWarnings("NullAway") // a loader of this library may well find nothing
    public Optional<D> find(String id, Function<String, @Nullable D> collection) {
        if (entries == null) {
            return Optional.ofNullable(collection.apply(id));
        }
        Entry<D> entry = entries.get(id, missing -> known(collection.apply(missing)));
        return switch (entry) {
            case null -> Optional.empty();
            case Known<D>(var document) -> Optional.of(document);
            case Change<D> _ -> Optional.ofNullable(collection.apply(id));
        };
    }

    private static <D> @Nullable Entry<D> known(@Nullable D document) {
        return document == null ? null : new Known<>(document);
    }

    /**
     * Opens a change: call it before documents are written or removed. Until the change is closed, there are no copies of
     * them.
     */
    public Change<D> change(Map<String, @Nullable D> documents) {
        if (entries == null) {
            return new Change<>(Map.of(), new ConcurrentHashMap<>());
        }
        Change<D> change = new Change<>(documents, entries.asMap());
        documents.keySet().forEach(change::begin);
        return change;
    }

    private sealed interface Entry<D> {}

    private record Known<D>(D document) implements Entry<D> {}

    /** Documents on their way into the collection. */
    public static final class Change<D> implements Entry<D>, AutoCloseable {

        private final Map<String, @Nullable D> documents;
        private final ConcurrentMap<String, Entry<D>> entries;

        /** Ids of which there was a copy. */
        private final Set<String> wanted = ConcurrentHashMap.newKeySet();

        private boolean written;

        private Change(Map<String, @Nullable D> documents, ConcurrentMap<String, Entry<D>> entries) {
            this.documents = documents;
            this.entries = entries;
        }

        private void begin(String id) {
            Entry<D> before = entries.put(id, this);
            if (before instanceof Known<D> || before instanceof Change<D> other && other.wanted.contains(id)) {
                wanted.add(id);
            }
        }

        /** They are in the collection, each as it was announced. */
        public void written() {
            written = true;
        }

        /** Lets readers have copies again: of what was written, or, where that is not sure, of what they find. */
        @Override
        public void close() {
            documents.forEach((id, document) -> entries.computeIfPresent(id, (_, entry) -> {
                if (entry == this) {
                    return written && document != null && wanted.contains(id) ? new Known<>(document) : null;
                }
                // Another is at the same document, or was meanwhile, and a copy may have been made before we wrote.
                return entry instanceof Change<D> ? entry : null;
            }));
        }
    }
}
