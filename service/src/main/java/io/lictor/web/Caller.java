package io.lictor.web;

import io.lictor.access.Subject;

/**
 * Caller of a write: who sent it, the id that finds its traces, and the keeper of its answer. A controller that takes
 * one as an argument is a write.
 */
public record Caller(Subject subject, String correlationId, AnswerRecorder answers) {

    /** Returns this request as sent by another subject, whom only its handler could identify. */
    public Caller as(Subject other) {
        return new Caller(other, correlationId, answers);
    }
}
