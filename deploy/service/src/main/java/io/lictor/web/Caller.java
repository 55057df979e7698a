package io.lictor.web;

/** Who sent a request, and the id by which its traces are found again. A controller gets it as an argument. */
public record Caller(String actor, String correlationId) {

    public static final String ANONYMOUS = "anonymous";
}
