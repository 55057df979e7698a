package io.lictor.web;

import io.lictor.access.Subject;

/**
 * Who sent a request, the id by which its traces are found again, and who keeps what it is answered. A controller gets it
 * as an argument; one that does is a write.
 */
public record Caller(Subject subject, String correlationId, AnswerKeeper answers) {

    /** The same request, sent by somebody whom only its handler could find out. */
    public Caller as(Subject other) {
        return new Caller(other, correlationId, answers);
    }
}
