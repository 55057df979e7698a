package io.lictor.projection;

import io.lictor.projection.Guarded.Change;
import io.lictor.projection.Part.Folded;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What is to be written of some streams of a part. */
final class Plan<S> {

    private final Part<S> part;
    private final List<Folded<S>> folded = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Poison> poisons = new ArrayList<>();

    Plan(Part<S> part) {
        this.part = part;
    }

    /** False where there can be no document of it: one of its events can't be folded in. */
    boolean add(OnTheWay<S> stream, boolean late) {
        if (stream.isUntouched()) {
            return true;
        }
        @Nullable Document document;
        try {
            document = part.document(stream.state());
        } catch (RuntimeException e) {
            return false;
        }
        folded.add(stream.folded(late));
        if (document != null) {
            boolean isThere = part.isThere(stream.before().value());
            changes.add(new Change(isThere ? stream.before().version() : 0, document));
        }
        return true;
    }

    void add(Poison poison) {
        poisons.add(poison);
    }

    List<Poison> poisons() {
        return poisons;
    }

    void write() {
        part.write(folded, changes);
    }
}
