package io.lictor.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

/** Says that a start has failed, in the log, in as many words as it takes and no more. */
final class StartFailureReporter implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(StartFailureReporter.class);

    @Override
    public void report(FailureAnalysis analysis) {
        String todo = StringUtils.hasText(analysis.getAction()) ? " " + analysis.getAction() : "";
        log.error("Lictor did not start. {}{}", analysis.getDescription().strip(), todo);
    }
}
