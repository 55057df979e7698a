package io.lictor.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lictor.projection.DeadLetter;
import java.time.Instant;

/**
 * An event that can't be folded into a projection; its stream stands still there.
 *
 * @param id the event's position in the store; before it, for another projection than the read model, its name
 * @param streamId a licence's id, or {@code product:<code>}, or {@code key:<hash>}
 * @param cause what failed, by the name of its class; {@code message} tells more, but nothing of the payload
 * @param waiting how many later events of the stream wait behind it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterView(
        String id,
        String projection,
        String streamId,
        long position,
        long sequence,
        String type,
        String revision,
        String cause,
        String message,
        Instant since,
        Instant lastAttemptAt,
        int attempts,
        long waiting) {

    static DeadLetterView of(String projection, DeadLetter letter) {
        return new DeadLetterView(
                new DeadLetterId(projection, letter.position()).write(),
                projection,
                letter.streamId(),
                letter.position(),
                letter.sequence(),
                letter.type(),
                letter.revision(),
                letter.cause(),
                letter.message(),
                letter.since(),
                letter.lastAttemptAt(),
                letter.attempts(),
                letter.waiting());
    }
}
