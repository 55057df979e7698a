package io.lictor.projection;

import io.lictor.documents.Documents;
import io.lictor.documents.Documents.Change;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Documents that keep the number of the last event folded in, and are replaced only where that number is still the one
 * that was read. So a batch that comes again changes nothing, and two projectors can't undo each other's work.
 */
public final class OptimisticDocuments {

    private static final String ID = "_id";

    private final Documents documents;
    private final String guard;

    public OptimisticDocuments(Documents documents, String guard) {
        this.documents = documents;
        this.guard = guard;
    }

    /** The documents of these ids that are there. */
    public Map<String, Document> read(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        documents.find(List.copyOf(ids), document -> found.put(document.getString(ID), document));
        return found;
    }

    /** Writes all changes; {@link OvertakenException} where somebody else has changed one of the documents meanwhile. */
    public void write(List<Change> changes) {
        if (!documents.write(guard, changes)) {
            throw new OvertakenException(changes.size());
        }
    }

    /** Another projector was faster; the batch has to be folded again from what it wrote. */
    static final class OvertakenException extends RuntimeException {

        OvertakenException(int documents) {
            super("Another projector has written one of " + documents + " documents meanwhile");
        }
    }
}
