package io.lictor.service;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to name one. */
final class PostgresMissingAnalyzer extends AbstractFailureAnalyzer<PostgresMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PostgresMissing cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start it with --postgres jdbc:postgresql://host/database, or set spring.datasource.url, .username and"
                        + " .password (in the environment: SPRING_DATASOURCE_URL, and so on). The standalone needs none.",
                cause);
    }
}
