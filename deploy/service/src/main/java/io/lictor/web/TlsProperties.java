package io.lictor.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is configured under {@code lictor.tls}.
 *
 * @param certificate a file in PEM, with those that vouch for it
 * @param privateKey a file in PEM
 */
@ConfigurationProperties("lictor.tls")
record TlsProperties(@Nullable String certificate, @Nullable String privateKey) {}
