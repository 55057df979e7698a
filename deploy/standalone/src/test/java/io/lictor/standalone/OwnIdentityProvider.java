package io.lictor.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lictor.acceptance.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** An identity provider on loopback: tells its keys over HTTP, as every one does, and signs what a test wants. */
final class OwnIdentityProvider implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys = newKeys();
    private final AtomicInteger askedForKeys = new AtomicInteger();
    private final int port;
    private @Nullable HttpServer server;

    /** With a place that is its own, where it does not answer yet. */
    OwnIdentityProvider() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    static OwnIdentityProvider start() throws IOException {
        OwnIdentityProvider provider = new OwnIdentityProvider();
        provider.open();
        return provider;
    }

    void open() throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        opened.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}""".formatted(issuer())));
        opened.createContext("/keys", exchange -> {
            askedForKeys.incrementAndGet();
            answer(exchange, keySet());
        });
        opened.start();
        server = opened;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns how often the provider's keys were fetched. */
    int askedForKeys() {
        return askedForKeys.get();
    }

    /** A token with these claims, beside its issuer. */
    String token(Map<String, ?> claims) {
        return token(Map.of("alg", "RS256", "kid", "one"), claims, "SHA256withRSA");
    }

    /** One with such a header, signed with its key by that algorithm, as Java names it. */
    String token(Map<String, ?> header, Map<String, ?> claims, String algorithm) {
        return sealed(header, claims, text -> {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(text);
            return signature.sign();
        });
    }

    /** One that is sealed with what everybody knows, the public key, as if that were a shared secret. */
    String tokenSealedWithThePublicKey(Map<String, ?> claims) {
        return sealed(Map.of("alg", "HS256", "kid", "one"), claims, text -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
            return mac.doFinal(text);
        });
    }

    private interface Seal {

        byte[] of(byte[] text) throws GeneralSecurityException;
    }

    private String sealed(Map<String, ?> header, Map<String, ?> claims, Seal seal) {
        Map<String, Object> all = new HashMap<>(Map.of("iss", issuer()));
        all.putAll(claims);
        String text = part(header) + "." + part(all);
        try {
            return text + "." + BASE64.encodeToString(seal.of(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, ?> members) {
        return BASE64.encodeToString(Answer.JSON.writeValueAsBytes(members));
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "kid": "one", "n": "%s", "e": "%s"}]}""".formatted(number(key.getModulus()), number(key.getPublicExponent()));
    }

    /** Without the byte for the sign. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
