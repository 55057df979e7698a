package io.lictor.docs;

/** A type that the API's description has a schema for, though no answer is made of it: a line of a stream. */
public record DescribedType(Class<?> type) {}
