package io.lictor.service;

import io.lictor.store.PostgresStore;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** What whoever started it should know: where it listens, where its data lies, and what to try next. */
public class Greeting {

    private final Path data;
    private final Environment environment;
    private final UnaryOperator<String> toTryNext;

    /** {@code toTryNext} makes lines of advice from the URL it listens on. */
    public Greeting(LictorProperties properties, Environment environment, UnaryOperator<String> toTryNext) {
        this.data = properties.dataDirectory().toAbsolutePath().normalize();
        this.environment = environment;
        this.toTryNext = toTryNext;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        String address = environment.getProperty("server.address", "127.0.0.1");
        String scheme = environment.getProperty("server.ssl.bundle") == null ? "http" : "https";
        String url = scheme + "://" + address + ":" + context.getWebServer().getPort();
        System.out.printf("""

                Lictor listens on %s
                %s

                %s
                Stop it with Ctrl-C.

                """, url, whereTheDataLies(), toTryNext.apply(url).stripTrailing());
    }

    private String whereTheDataLies() {
        String postgres = environment.getProperty(NeedsPostgres.URL, "");
        return postgres.isBlank()
                ? "Its data lies in  %s (keep a backup of it, secrets.properties above all)".formatted(data)
                : "Its events lie in %s, its secrets in %s (keep backups of both)"
                        .formatted(PostgresStore.place(postgres), data);
    }
}
