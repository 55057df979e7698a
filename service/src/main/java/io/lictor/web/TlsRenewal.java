package io.lictor.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;

/**
 * Serves a renewed certificate without a restart. The files are looked at every second, by their times rather than by
 * messages of the file system, which get lost where links and mounts are changed. They are written one after the other, so a
 * pair that doesn't fit is told once it has stayed so; the one before is served until a good one is there.
 */
final class TlsRenewal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TlsRenewal.class);
    private static final Duration SOON = Duration.ofDays(14);
    private static final int SETTLED = 3;

    private final KeyPairFiles files;
    private final PemSslBundleProperties bundle;
    private final SslBundleRegistry bundles;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lictor-tls").factory());
    private volatile X509Certificate served;
    private volatile boolean failing;
    private Times known;
    private int roundsUnchanged = SETTLED;
    private @Nullable Instant warned;

    private record Times(
            @Nullable FileTime certificate, @Nullable FileTime key) {}

    TlsRenewal(KeyPairFiles files, PemSslBundleProperties bundle, SslBundleRegistry bundles, Clock clock) {
        this.files = files;
        this.bundle = bundle;
        this.bundles = bundles;
        this.clock = clock;
        this.known = times();
        this.served = files.check(clock.instant());
        rounds.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** The days until what is served ends, less than none once it has. */
    double daysLeft() {
        return Duration.between(clock.instant(), served.getNotAfter().toInstant())
                        .toSeconds()
                / 86_400d;
    }

    Instant end() {
        return served.getNotAfter().toInstant();
    }

    boolean isFailing() {
        return failing;
    }

    private void look() {
        try {
            Times now = times();
            if (!now.equals(known)) {
                known = now;
                roundsUnchanged = 0;
            }
            if (roundsUnchanged < SETTLED) {
                roundsUnchanged++;
                read();
            }
            warnOfTheEnd();
        } catch (RuntimeException e) {
            log.warn("The certificate could not be looked at", e);
        }
    }

    private void read() {
        try {
            X509Certificate renewed = files.check(clock.instant());
            bundles.updateBundle(Tls.NAME, PropertiesSslBundle.get(bundle));
            if (!renewed.equals(served)) {
                log.info(
                        "Serving the certificate that is now in {}, until {}",
                        files.certificate(),
                        renewed.getNotAfter().toInstant());
            }
            served = renewed;
            failing = false;
            roundsUnchanged = SETTLED;
        } catch (RuntimeException e) {
            if (roundsUnchanged == SETTLED) {
                failing = true;
                log.warn(
                        "The files of TLS have changed and can't be used; what was served before still is. {}",
                        e.getMessage());
            }
        }
    }

    private void warnOfTheEnd() {
        Instant now = clock.instant();
        boolean isSoon = end().isBefore(now.plus(SOON));
        if (isSoon && (warned == null || warned.plus(Duration.ofDays(1)).isBefore(now))) {
            warned = now;
            log.warn("The certificate that is served ends at {}: nobody will trust it from then on", end());
        }
    }

    private Times times() {
        return new Times(time(files.certificate()), time(files.privateKey()));
    }

    private static @Nullable FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null; // between two links, say
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
