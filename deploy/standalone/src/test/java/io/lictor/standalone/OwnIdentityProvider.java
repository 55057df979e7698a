package io.lictor.standalone;

import com.sun.net.httpserver.HttpServer;
import io.lictor.acceptance.Answer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** An identity provider on loopback: tells its keys over HTTP, as every one does, and signs what a test wants. */
final class OwnIdentityProvider implements AutoCloseable {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair keys = newKeys();
    private final InetSocketAddress address;
    private final HttpServer server;

    private OwnIdentityProvider(InetSocketAddress address) throws IOException {
        this.server = HttpServer.create(address, 0);
        this.address = server.getAddress();
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] body = """
                    {"issuer": "%1$s", "jwks_uri": "%1$s/keys"}""".formatted(issuer()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/keys", exchange -> {
            byte[] body = keySet().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    static OwnIdentityProvider start() throws IOException {
        OwnIdentityProvider provider =
                new OwnIdentityProvider(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        provider.server.start();
        return provider;
    }

    /** One that will listen there and has not begun to. */
    static OwnIdentityProvider later() throws IOException {
        OwnIdentityProvider first = new OwnIdentityProvider(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        first.server.stop(0);
        return first;
    }

    /** The same place, now open; with keys of its own. */
    OwnIdentityProvider open() throws IOException {
        OwnIdentityProvider opened = new OwnIdentityProvider(address);
        opened.server.start();
        return opened;
    }

    String issuer() {
        return "http://127.0.0.1:" + address.getPort();
    }

    /** A token with these claims, beside its issuer. */
    String token(Map<String, ?> claims) {
        Map<String, Object> all = new HashMap<>(Map.of("iss", issuer()));
        all.putAll(claims);
        String text = part(Map.of("alg", "RS256", "typ", "JWT", "kid", "one")) + "." + part(all);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
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
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
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
        server.stop(0);
    }
}
