package io.lictor.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of TLS, under {@code lictor.tls}.
 *
 * @param certificate a file in PEM, with those that vouch for it
 * @param privateKey a file in PEM
 * @param plainTextAccepted whether it is meant that others reach it without TLS
 */
@ConfigurationProperties("lictor.tls")
record TlsProperties(
        @Nullable String certificate,
        @Nullable String privateKey,
        @DefaultValue("false") boolean plainTextAccepted) {

    boolean isGiven() {
        return certificate != null && !certificate.isBlank();
    }
}
