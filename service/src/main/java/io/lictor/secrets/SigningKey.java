package io.lictor.secrets;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys for Ed25519 as PEM files (PKCS#8), as {@code openssl genpkey -algorithm ed25519} makes them. */
final class SigningKey {

    private static final String ED25519 = "Ed25519";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private SigningKey() {}

    /** A new one. */
    static String make() {
        byte[] encoded = pair(new SecureRandom()).getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }

    /**
     * The pair of a private key. Java keeps no public key beside it, but makes both from the same 32 bytes.
     *
     * @throws GeneralSecurityException if it is none; the message tells nothing of it
     */
    static KeyPair read(String pem) throws GeneralSecurityException {
        Matcher found = PEM.matcher(pem);
        if (!found.find()) {
            throw new GeneralSecurityException("it is no PEM file with a PRIVATE KEY");
        }
        PrivateKey key = privateKey(found.group(1));
        if (!(key instanceof EdECPrivateKey edwards)) {
            throw new GeneralSecurityException("it is no private key for " + ED25519);
        }
        KeyPair pair = pair(new Seed(edwards.getBytes()
                .orElseThrow(() -> new GeneralSecurityException("it is a key whose bytes are kept elsewhere"))));
        mustFit(key, pair);
        return pair;
    }

    private static PrivateKey privateKey(String base64) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance(ED25519)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new GeneralSecurityException("it is no private key for " + ED25519);
        }
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java has " + ED25519, e);
        }
    }

    private static void mustFit(PrivateKey key, KeyPair pair) throws GeneralSecurityException {
        byte[] probe = {1, 2, 3};
        Signature signing = Signature.getInstance(ED25519);
        signing.initSign(key);
        signing.update(probe);
        Signature verifying = Signature.getInstance(ED25519);
        verifying.initVerify(pair.getPublic());
        verifying.update(probe);
        if (!verifying.verify(signing.sign())) {
            throw new GeneralSecurityException("this Java could not make its public key");
        }
    }

    /** Gives the bytes a pair is made from, instead of random ones. */
    private static final class Seed extends SecureRandom {

        @Serial
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
