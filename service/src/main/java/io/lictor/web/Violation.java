package io.lictor.web;

/** One thing wrong with a request's body: where, as a JSON pointer (empty for the whole body), and what. */
public record Violation(String pointer, String detail) {}
