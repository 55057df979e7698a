package io.lictor.security;

/**
 * The service beside this one, which takes the calls that this one does not. There is none where one process takes all.
 *
 * @param name as it is known to operators: {@code license-query}
 * @param task what it does, to continue a sentence: "which answers reads and checks"
 */
public record OtherService(String name, String task) {}
