package io.lictor.web;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * TLS in two lines: {@code lictor.tls.certificate} and {@code lictor.tls.private-key}, files in PEM. They become an SSL
 * bundle of Boot's, once it is certain that they can be served; {@link TlsRenewal} reads them again when they change. Whoever
 * wants more than that gives Boot's own properties.
 */
final class Tls implements EnvironmentPostProcessor {

    static final String CERTIFICATE = "lictor.tls.certificate";
    static final String KEY = "lictor.tls.private-key";
    static final String NAME = "lictor";

    private static final String BUNDLE = "spring.ssl.bundle.pem." + NAME + ".";
    static final String PASS_PHRASE = BUNDLE + "keystore.private-key-password";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String certificate = environment.getProperty(CERTIFICATE, "");
        String key = environment.getProperty(KEY, "");
        if (certificate.isBlank() && key.isBlank()) {
            return;
        }
        KeyPairFiles files = KeyPairFiles.of(certificate, key, environment.getProperty(PASS_PHRASE));
        X509Certificate _ = files.check(Instant.now());
        Map<String, Object> bundle = new HashMap<>();
        bundle.put(BUNDLE + "keystore.certificate", files.certificate().toUri().toString());
        bundle.put(BUNDLE + "keystore.private-key", files.privateKey().toUri().toString());
        bundle.put(BUNDLE + "keystore.verify-keys", "true");
        bundle.put(BUNDLE + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        bundle.put("server.ssl.bundle", NAME);
        environment.getPropertySources().addLast(new MapPropertySource("lictor tls", bundle));
    }

    /** Returns whether calls come by TLS, through these two settings or through Boot's own. */
    static boolean isSpoken(Environment environment) {
        return environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && (environment.containsProperty("server.ssl.bundle")
                        || environment.containsProperty("server.ssl.certificate")
                        || environment.containsProperty("server.ssl.key-store"));
    }
}
