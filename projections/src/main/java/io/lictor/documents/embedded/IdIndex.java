package io.lictor.documents.embedded;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Positions of documents by their ids. Ids that are texts take some eight bytes each: they stand in their documents, and
 * here are positions in a table with open addressing. One thread at a time may use it.
 */
final class IdIndex extends AbstractUniqueIndex<Integer> {

    private static final String ID = "_id";
    private static final int FIRST = 64;

    /** One that was there is none now; what follows it may still be looked for. */
    private static final int GONE = -1;

    /** Positions from 1 on; 0 is nothing. */
    private int[] table = new int[FIRST];

    private int used;
    private int gone;
    private final Map<KeyValue, Integer> others = new HashMap<>();
    private @Nullable Slots slots;

    IdIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** Tells where the documents are. To be called before there is one. */
    void of(Slots documents) {
        slots = documents;
    }

    /** Returns the position of a document; null if there is none. */
    synchronized @Nullable Integer position(String id) {
        int place = find(id);
        return place < 0 ? null : table[place] - 1;
    }

    private int find(String id) {
        for (int place = first(id); table[place] != 0; place = (place + 1) & (table.length - 1)) {
            if (table[place] != GONE && id.equals(idAt(table[place] - 1))) {
                return place;
            }
        }
        return -1;
    }

    private @Nullable Object idAt(int position) {
        return slots == null ? null : slots.value(position, ID);
    }

    private int first(String id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 15) * 0x9E3779B1 >>> 7 & (table.length - 1);
    }

    private void put(String id, int position) {
        if ((used + gone + 1) * 2 > table.length) {
            rehash();
        }
        int place = first(id);
        while (table[place] > 0) {
            place = (place + 1) & (table.length - 1);
        }
        if (table[place] == GONE) {
            gone--;
        }
        table[place] = position + 1;
        used++;
    }

    private void rehash() {
        int[] before = table;
        table = new int[used * 4 > before.length ? before.length * 2 : before.length];
        gone = 0;
        for (int entry : before) {
            if (entry > 0) {
                int place = first((String) Objects.requireNonNull(idAt(entry - 1)));
                while (table[place] != 0) {
                    place = (place + 1) & (table.length - 1);
                }
                table[place] = entry;
            }
        }
    }

    private static @Nullable String text(KeyValue key) {
        return key.size() == 1 && key.get(0) instanceof String id ? id : null;
    }

    @Override
    protected @Nullable Integer getPosition(KeyValue key) {
        String id = text(key);
        return id == null ? others.get(key) : position(id);
    }

    @Override
    protected synchronized boolean putKeyPosition(KeyValue key, Integer position) {
        String id = text(key);
        if (id == null) {
            return others.putIfAbsent(key, position) == null;
        }
        put(id, position);
        return true;
    }

    @Override
    protected synchronized @Nullable Integer removeDocument(KeyValue key) {
        String id = text(key);
        if (id == null) {
            return others.remove(key);
        }
        int place = find(id);
        if (place < 0) {
            return null;
        }
        int position = table[place] - 1;
        table[place] = GONE;
        used--;
        gone++;
        return position;
    }

    @Override
    protected synchronized Iterable<Entry<KeyValue, Integer>> getIterable() {
        List<Entry<KeyValue, Integer>> all = new ArrayList<>(others.entrySet());
        for (int entry : table) {
            if (entry > 0) {
                all.add(Map.entry(new KeyValue(idAt(entry - 1)), entry - 1));
            }
        }
        return all;
    }

    @Override
    public synchronized long getCount() {
        return used + others.size();
    }

    @Override
    public long getDataSize() {
        return 0;
    }

    @Override
    public synchronized void drop() {
        table = new int[FIRST];
        used = 0;
        gone = 0;
        others.clear();
    }
}
