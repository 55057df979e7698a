package io.lictor.web;

import io.lictor.access.Subject;

/**
 * Caller of a write: who sent it, the id that finds its traces, the keeper of its answer, and whether the write is only to be
 * tried out. A controller that takes one as an argument is a write.
 */
public record Caller(Subject subject, String correlationId, AnswerRecorder answers, boolean dryRun) {

    /** Caller of a write that is meant. */
    public Caller(Subject subject, String correlationId, AnswerRecorder answers) {
        this(subject, correlationId, answers, false);
    }

    /** Returns this request as sent by another subject, whom only its handler could identify. */
    public Caller as(Subject other) {
        return new Caller(other, correlationId, answers, dryRun);
    }
}
