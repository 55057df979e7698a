package io.lictor.service;

import io.lictor.limits.LimitProperties;
import io.lictor.startup.Release;
import io.lictor.storage.NeedsPostgres;
import io.lictor.store.directory.DataDirectory;
import io.lictor.store.postgres.PostgresStore;
import io.lictor.web.ConnectionBound;
import io.lictor.web.TlsStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Lines that a start prints: the release, the address, the data directory, and what to try next. */
class StartupBanner {

    private static final Logger log = LoggerFactory.getLogger(StartupBanner.class);
    private static final String EVERYWHERE = "0.0.0.0";

    /** Pattern of a MongoDB's address; its group is the part that is no secret. */
    private static final Pattern MONGODB = Pattern.compile("mongodb(?:\\+srv)?://(?:.*@)?([^/?@]*).*");

    private final Path data;
    private final Environment environment;
    private final TlsStatus tls;
    private final LimitProperties limits;
    private final NextSteps nextSteps;

    StartupBanner(
            DataDirectory data, Environment environment, TlsStatus tls, LimitProperties limits, NextSteps nextSteps) {
        this.data = data.resolve("").toAbsolutePath().normalize();
        this.environment = environment;
        this.tls = tls;
        this.limits = limits;
        this.nextSteps = nextSteps;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        String address = address();
        String scheme = tls.isSpoken() ? "https" : "http";
        String url = scheme + "://" + (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":"
                + context.getWebServer().getPort();
        log.info(
                "Lictor {} on {}, {}; {}; {}; {}",
                Release.running(),
                url,
                ofTls(),
                ofEvents(),
                ofReadModel(),
                ofLimits());
        warnOfPlainText(address);
        System.out.printf("""

                Lictor listens on %s
                %s

                %s
                Stop it with Ctrl-C.

                """, url, whereTheDataLies(), nextSteps.at(url).stripTrailing());
    }

    /** Is called once for each context that is closed; one for health and metrics on a port of their own is part of ours. */
    @EventListener
    void onStop(ContextClosedEvent closed) {
        if (closed.getApplicationContext().getParent() == null) {
            log.info("Lictor is stopping: it takes no new calls, and finishes those under way");
        }
    }

    /** An empty one is every one of this machine. */
    private String address() {
        String address = environment.getProperty("server.address", EVERYWHERE);
        return address.isBlank() ? EVERYWHERE : address;
    }

    private void warnOfPlainText(String address) {
        if (!tls.isSpoken() && !tls.isPlainTextAccepted() && !isLoopback(address)) {
            log.warn(
                    "Lictor listens on {} without TLS: tokens and licence keys travel in clear, for everybody on their way to read."
                            + " Give it a certificate (lictor.tls.certificate and lictor.tls.private-key); where something else"
                            + " sees to it, lictor.tls.plain-text-accepted=true says so and ends this warning.",
                    address);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private String ofTls() {
        return !tls.isSpoken()
                ? "no TLS"
                : tls.end().map(end -> "TLS until " + end).orElse("TLS");
    }

    private String postgres() {
        return environment.getProperty(NeedsPostgres.URL, "");
    }

    private String ofEvents() {
        return postgres().isBlank()
                ? "events in SQLite, " + data
                : "events in PostgreSQL, " + PostgresStore.place(postgres()) + ", secrets in " + data;
    }

    private String ofReadModel() {
        String mongodb = environment.getProperty("lictor.mongodb-uri", "");
        Matcher address = MONGODB.matcher(mongodb);
        return mongodb.isBlank()
                ? "any read model embedded"
                : "any read model in MongoDB, " + (address.matches() ? address.group(1) : "");
    }

    private String ofLimits() {
        return "limits: %d connections, %s a request, %d wrong keys an address and %d a key"
                .formatted(
                        ConnectionBound.here(
                                environment.getProperty("server.tomcat.max-connections", Integer.class, -1)),
                        environment.getProperty("lictor.request-timeout", "20s"),
                        limits.addressBurst(),
                        limits.keyBurst());
    }

    private String whereTheDataLies() {
        return postgres().isBlank()
                ? "Its data lies in  %s (keep a backup of it, secrets.properties and audit-key.pem above all)"
                        .formatted(data)
                : "Its events lie in %s, its secrets in %s (keep backups of both)"
                        .formatted(PostgresStore.place(postgres()), data);
    }
}
