package io.lictor.endpoint;

/** The body of a command that has nothing to say: none, or an empty object. */
public record NoContent() {}
