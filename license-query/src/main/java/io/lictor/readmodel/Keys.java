package io.lictor.readmodel;

import io.lictor.documents.DocumentCache;
import io.lictor.documents.DocumentCache.Change;
import io.lictor.event.Event;
import io.lictor.event.KeyEvent;
import io.lictor.event.Streams;
import io.lictor.key.KeyOwner;
import io.lictor.projection.DocumentProjection;
import io.lictor.store.EventLog;
import java.util.List;
import org.bson.Document;

/** Projection of key streams to the owners of keys. */
final class Keys extends DocumentProjection<Keys.Key> {

    private static final String PREFIX = Streams.key("");

    /** The owner as of its last event; the hash is part of it, for the document is found by that. */
    record Key(String hash, KeyOwner owner) {}

    private final DocumentCache<KeyDocument> copies;

    Keys(Generation generation, DocumentCache<KeyDocument> copies, EventLog log) {
        super(generation.keysById(), log);
        this.copies = copies;
    }

    @Override
    protected boolean holds(String streamId) {
        return streamId.startsWith(PREFIX);
    }

    @Override
    protected String documentId(String streamId) {
        return streamId.substring(PREFIX.length());
    }

    @Override
    protected Key empty() {
        return new Key("", KeyOwner.NOBODY);
    }

    @Override
    protected Key read(Document document) {
        KeyDocument key = KeyDocument.read(document);
        return new Key(key.hash(), key.owner());
    }

    @Override
    protected Key plus(Key key, Event event) {
        KeyEvent keyEvent = (KeyEvent) event;
        return new Key(keyEvent.keyHash(), KeyOwner.evolve(keyEvent));
    }

    @Override
    protected boolean isThere(Key key) {
        return !(key.owner() instanceof KeyOwner.Nobody);
    }

    @Override
    protected Document write(Key key, long version) {
        return document(key, version).write();
    }

    @Override
    protected Change<KeyDocument> changeCopies(List<Folded<Key>> folded) {
        return copies.change(documents(folded, Keys::document));
    }

    private static KeyDocument document(Key key, long version) {
        return new KeyDocument(key.hash(), key.owner(), version);
    }

    @Override
    protected boolean isNews(Event event) {
        return false;
    }
}
