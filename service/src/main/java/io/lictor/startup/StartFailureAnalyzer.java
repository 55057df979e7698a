package io.lictor.startup;

import io.lictor.store.DataUnusable;
import io.lictor.store.StoreDamaged;
import io.lictor.store.StreamDamaged;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why a service won't start in a sentence, where otherwise there would be pages of bean creation. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String why = why(cause);
            if (why != null) {
                return new FailureAnalysis(why, null, cause);
            }
            if (cause instanceof StreamDamaged || cause instanceof StoreDamaged) {
                return new FailureAnalysis(
                        cause.getMessage()
                                + ", and without it nothing can be started. The log above says what is damaged."
                                + " Restore a backup, or go on without what is damaged: see docs/operations.md, Damage",
                        null,
                        cause);
            }
        }
        return null;
    }

    private static @Nullable String why(Throwable cause) {
        return switch (cause) {
            case StartFailure e -> e.getMessage();
            case DataUnusable e -> e.getMessage();
            case BindException e -> SettingFailure.of(e);
            case PortInUseException e ->
                "Port %d is taken by another program. Stop that, or choose another port (--port, server.port)."
                        .formatted(e.getPort());
            case java.net.BindException e ->
                "The address in server.address can't be listened on: %s. Is it one of this machine?"
                        .formatted(e.getMessage());
            default -> null;
        };
    }
}
