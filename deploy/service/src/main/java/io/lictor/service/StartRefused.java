package io.lictor.service;

import io.lictor.security.CallsWithoutRule;
import io.lictor.settings.SettingUnknown;
import io.lictor.store.DataUnusable;
import io.lictor.web.TlsUnusable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says why a service won't start in a sentence, where otherwise there would be pages of bean creation. */
final class StartRefused implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SecretsUnusable
                    || cause instanceof DataUnusable
                    || cause instanceof TlsUnusable
                    || cause instanceof SettingUnknown
                    || cause instanceof CallsWithoutRule) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
