package io.lictor.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * A certificate and its private key, in two files.
 *
 * @param passPhrase of the key; null where it has none
 */
record KeyPairFiles(
        Path certificate, Path privateKey, @Nullable String passPhrase) {

    private static final byte[] ANYTHING = {1, 2, 3};

    static KeyPairFiles of(String certificate, String privateKey, @Nullable String passPhrase) {
        return new KeyPairFiles(file(Tls.CERTIFICATE, certificate), file(Tls.KEY, privateKey), passPhrase);
    }

    private static Path file(String property, String path) {
        if (path.isBlank()) {
            throw new TlsUnusable("TLS wants a certificate and its private key: " + property + " is missing.");
        }
        return Path.of(path).toAbsolutePath().normalize();
    }

    /**
     * The certificate, which can be served at that instant.
     *
     * @throws TlsUnusable where it can't; every handshake would fail
     */
    X509Certificate check(Instant at) {
        List<X509Certificate> chain = certificates();
        X509Certificate own = chain.getFirst();
        PrivateKey key = key();
        if (!isPair(key, own.getPublicKey())) {
            throw new TlsUnusable(
                    chain.stream().anyMatch(other -> isPair(key, other.getPublicKey()))
                            ? "The certificate of the key in %s must be the first in %s; those that vouch for it follow."
                                    .formatted(privateKey, certificate)
                            : "The private key in %s is not that of the certificate in %s (%s): they are of different pairs."
                                    .formatted(privateKey, certificate, name(own)));
        }
        if (at.isAfter(own.getNotAfter().toInstant())) {
            throw new TlsUnusable("The certificate in %s (%s) expired on %s."
                    .formatted(certificate, name(own), day(own.getNotAfter())));
        }
        if (at.isBefore(own.getNotBefore().toInstant())) {
            throw new TlsUnusable("The certificate in %s (%s) is not valid before %s; is the clock right?"
                    .formatted(certificate, name(own), day(own.getNotBefore())));
        }
        return own;
    }

    private List<X509Certificate> certificates() {
        try {
            return content(Tls.CERTIFICATE, certificate).getCertificates();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new TlsUnusable(
                    "%s names %s, in which there is no certificate in PEM.".formatted(Tls.CERTIFICATE, certificate));
        }
    }

    private PrivateKey key() {
        try {
            PrivateKey key = content(Tls.KEY, privateKey).getPrivateKey(passPhrase);
            if (key != null) {
                return key;
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            // said below, without a word of what is in the file
        }
        throw new TlsUnusable(
                "%s names %s, in which there is no private key in PEM that can be read; one with a pass phrase wants %s."
                        .formatted(Tls.KEY, privateKey, Tls.PASS_PHRASE));
    }

    private static PemContent content(String property, Path file) {
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new TlsUnusable("%s names %s, which is not there, or may not be read.".formatted(property, file));
            }
            return PemContent.load(file);
        } catch (IOException e) {
            throw new TlsUnusable("%s names %s, which can't be read: %s".formatted(property, file, e));
        }
    }

    private static boolean isPair(PrivateKey key, PublicKey certified) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "RSASSA-PSS" -> "RSASSA-PSS";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // keys of different kinds, to begin with
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }
}
