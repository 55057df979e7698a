package io.lictor.web;

/**
 * Who sent a request, the id by which its traces are found again, and who keeps what it is answered. A controller gets it
 * as an argument; one that does is a write.
 */
public record Caller(String actor, String correlationId, AnswerKeeper answers) {

    public static final String ANONYMOUS = "anonymous";
}
