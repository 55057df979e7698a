package io.lictor.projection;

import io.lictor.event.KeyEvent;
import io.lictor.event.RecordedEvent;
import io.lictor.key.KeyOwner;
import io.lictor.projection.Guarded.Change;
import io.lictor.readmodel.KeyDocument;
import io.lictor.readmodel.ReadModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Whose key is whose. */
final class Keys implements Part {

    private final Guarded documents;

    Keys(ReadModel readModel) {
        this.documents = new Guarded(readModel.keys(), KeyDocument.VERSION);
    }

    @Override
    public void fold(List<RecordedEvent> events) {
        List<RecordedEvent> news = events.stream()
                .filter(recorded -> recorded.event() instanceof KeyEvent)
                .toList();
        if (news.isEmpty()) {
            return;
        }
        Map<String, Document> present = documents.read(news.stream().map(Keys::hash).distinct().toList());
        Map<String, Long> versions = new HashMap<>();
        present.forEach((hash, document) -> versions.put(hash, document.getLong(KeyDocument.VERSION)));
        Map<String, KeyDocument> changed = new LinkedHashMap<>();
        for (RecordedEvent recorded : news) {
            String hash = hash(recorded);
            long version = versions.getOrDefault(hash, 0L);
            if (Sequence.isNext(version, recorded)) {
                KeyOwner owner = KeyOwner.evolve((KeyEvent) recorded.event());
                changed.put(hash, new KeyDocument(hash, owner, recorded.sequence()));
                versions.put(hash, recorded.sequence());
            }
        }
        List<Change> changes = new ArrayList<>();
        changed.forEach((hash, key) -> {
            Document before = present.get(hash);
            changes.add(new Change(before == null ? 0 : before.getLong(KeyDocument.VERSION), key.write()));
        });
        documents.write(changes);
    }

    private static String hash(RecordedEvent recorded) {
        return ((KeyEvent) recorded.event()).keyHash();
    }
}
