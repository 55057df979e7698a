package io.lictor.web;

import io.lictor.store.SqlUpdate;
import java.util.List;
import org.springframework.http.ResponseEntity;

/**
 * Keeps a write's first answer under its {@code Idempotency-Key}, so that the same request gets it again. Every write's
 * answer goes through one of its methods, before it is given.
 */
public interface AnswerKeeper {

    /** For a request without the header. */
    AnswerKeeper NONE = new AnswerKeeper() {
        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public List<SqlUpdate> keeping(ResponseEntity<?> answer) {
            return List.of();
        }

        @Override
        public void keep(ResponseEntity<?> answer) {}
    };

    /** Whether answers are to be kept at all. */
    boolean isWanted();

    /** What keeps the answer, to be changed with what the answer tells of: both are there afterwards, or neither. */
    List<SqlUpdate> keeping(ResponseEntity<?> answer);

    /** Keeps an answer that tells of no change: a refusal, or that there was nothing to do. */
    void keep(ResponseEntity<?> answer);
}
