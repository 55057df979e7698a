package io.lictor.web;

import java.util.Optional;

/**
 * A bean that turns exceptions of one layer (a store that is down, a conflict) into problems, so that no controller
 * has to catch them. Asked before anything else, also for the causes of an exception; empty for what isn't its own.
 */
@FunctionalInterface
public interface ProblemTranslation {

    Optional<ProblemException> translate(Throwable exception);
}
