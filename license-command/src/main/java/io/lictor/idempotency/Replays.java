package io.lictor.idempotency;

import io.lictor.store.StoreException;
import io.lictor.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Gives the answer of another instance that was faster. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Replays {

    private final Idempotency idempotency;

    Replays(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** Returns null if the answer is written already. If the other's answer can't be read now, it can be asked for again. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> handle(AnsweredMeanwhile answered, HttpServletResponse response) throws IOException {
        try {
            return idempotency.replay(answered.request(), response)
                    ? null
                    : Idempotency.underWay().toResponse(); // the other's answer is gone again: it was rolled back
        } catch (ProblemException e) {
            return e.toResponse();
        } catch (StoreException e) {
            return Idempotency.underWay().toResponse();
        }
    }
}
