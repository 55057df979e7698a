package io.lictor.service;

/** Lines of advice in a service's start-up banner. */
@FunctionalInterface
public interface NextSteps {

    /** Returns what to try next with the service at that URL. */
    String at(String url);
}
