package io.lictor.web;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * TLS in two lines: {@code lictor.tls.certificate} and {@code lictor.tls.private-key}, files in PEM. They become an SSL
 * bundle of Boot's, which is read again when the files change. Whoever wants more than that gives Boot's own properties.
 */
final class Tls implements EnvironmentPostProcessor {

    private static final String CERTIFICATE = "lictor.tls.certificate";
    private static final String KEY = "lictor.tls.private-key";
    private static final String BUNDLE = "spring.ssl.bundle.pem.lictor.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String certificate = environment.getProperty(CERTIFICATE, "");
        String key = environment.getProperty(KEY, "");
        if (certificate.isBlank() && key.isBlank()) {
            return;
        }
        Map<String, Object> bundle = new HashMap<>();
        bundle.put(BUNDLE + "keystore.certificate", file(CERTIFICATE, certificate));
        bundle.put(BUNDLE + "keystore.private-key", file(KEY, key));
        bundle.put(BUNDLE + "reload-on-update", "true");
        bundle.put(BUNDLE + "options.enabled-protocols", "TLSv1.3,TLSv1.2");
        bundle.put("server.ssl.bundle", "lictor");
        environment.getPropertySources().addLast(new MapPropertySource("lictor tls", bundle));
    }

    private static String file(String property, String path) {
        if (path.isBlank()) {
            throw new TlsUnusable("TLS wants a certificate and its private key: " + property + " is missing.");
        }
        Path file = Path.of(path).toAbsolutePath().normalize();
        if (!file.toFile().canRead()) {
            throw new TlsUnusable(property + " names " + file + ", which is not there, or may not be read.");
        }
        return file.toUri().toString();
    }
}
