package io.lictor.idempotency;

import io.lictor.key.KeyRing;
import io.lictor.store.LicensingStore;
import io.lictor.web.AnswerRecorder;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Keepers of answers as for requests that carry an {@code Idempotency-Key} each, and none twice. */
public final class NewKeys {

    private final KeptAnswers answers;
    private final AtomicLong keys = new AtomicLong(System.nanoTime());

    public NewKeys(LicensingStore store, KeyRing keys, JsonMapper json) {
        this.answers = new KeptAnswers(store, keys, InstantSource.system(), json);
    }

    public AnswerRecorder next() {
        String key = "%064x".formatted(keys.incrementAndGet());
        return answers.keeper(new RequestIdentity(key, key));
    }
}
