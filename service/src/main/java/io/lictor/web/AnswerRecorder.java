package io.lictor.web;

import io.lictor.store.SqlUpdate;
import io.lictor.store.SqlUpdate.AppendedPosition;
import org.springframework.http.ResponseEntity;

/**
 * Keeps a write's first answer under its {@code Idempotency-Key}, so that the same request gets it again. Every write's
 * answer goes through one of its methods, before it is given.
 */
public interface AnswerRecorder {

    /** Recorder for a request without the header: it records nothing. */
    AnswerRecorder NONE = new AnswerRecorder() {
        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public SqlUpdate keeping(ResponseEntity<?> answer, AppendedPosition first) {
            throw new IllegalStateException("This request's answer isn't to be kept");
        }

        @Override
        public void keep(ResponseEntity<?> answer) {}
    };

    /** Returns whether answers are to be kept at all. */
    boolean isWanted();

    /**
     * Returns the row that keeps the answer of a write, to be written with the write's events. The positions in the answer
     * count from 0, the write's first event; {@code first} is the position of that event.
     */
    SqlUpdate keeping(ResponseEntity<?> answer, AppendedPosition first);

    /** Keeps an answer that tells of no change: a refusal, or that there was nothing to do. */
    void keep(ResponseEntity<?> answer);
}
