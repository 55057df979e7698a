package io.lictor.bench.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** Spoils requests, each in one or two of the ways there are. */
final class RequestMutator {

    /** A request as it is sent; {@code whole} where it says itself where it ends. */
    record Spoiled(byte[] bytes, boolean isHead, boolean whole) {}

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-0.0",
            "1E-400",
            "99999999999999999999",
            "9".repeat(2_000),
            "0.1e1000000000",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\uffff\"",
            "\"\u202e\u0000\"",
            "\"P1Y\"",
            "\"P999999999Y\"",
            "\"PT-1S\"",
            "\"9999-12-31T23:59:60Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"../../etc/passwd\"",
            "{\"$gt\": \"\"}",
            "\"'; DROP TABLE event; --\"",
            "\"${jndi:ldap://127.0.0.1/x}\"",
            "\"<script>alert(1)</script>\"",
            "NaN",
            "Infinity",
            "0x10",
            "01",
            "'a'",
            "/* */ 1",
            "\"" + "x".repeat(5_000) + "\"",
            "[" + "1,".repeat(3_000) + "1]",
            "[".repeat(5_000),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200));
    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "get",
            "FOO",
            "PROPFIND",
            "G\u00e9T",
            "POST\tx",
            "",
            "X".repeat(500),
            "QUERY");
    private static final List<String> PIECES = List.of(
            "%00",
            "%ff",
            "%",
            "%zz",
            "%2e%2e",
            "..",
            ".",
            "//",
            ";",
            ";jsessionid=1",
            "%2f",
            "%5c",
            "\\",
            "?",
            "#",
            "{}",
            "{id}",
            "%0d%0aX:1",
            "\u00e9",
            "%c0%af",
            "%ud800",
            "|",
            "^",
            "a".repeat(3_000),
            "a".repeat(20_000),
            "-1",
            "0",
            "null",
            "*",
            "<>",
            "\"",
            "[$ne]=1",
            "&&",
            "=",
            "%F0%9F%94%91");
    private static final List<String> HEADERS = List.of(
            "Content-Type: text/plain",
            "Content-Type: application/xml",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json; charset=\u00ff",
            "Content-Type: */*",
            "Content-Type: application/*",
            "Content-Type: application/*+json",
            "Content-Type: application/problem+json",
            "Content-Type: application/vnd.x+json",
            "Content-Type: application/yaml",
            "Content-Type: application/json; charset=nonsense",
            "Content-Type: application/json; charset=iso-8859-1",
            "Content-Type: application/json; profile=x",
            "Content-Type: ;",
            "Content-Type:",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Encoding: gzip",
            "Content-Encoding: identity",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: \u0001",
            "Content-Length: 1",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: abc",
            "Content-Length: 5000000",
            "Expect: 100-continue",
            "Expect: nothing",
            "Connection: close",
            "Connection: upgrade",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Host: a b",
            "Host:",
            "Host: [::1",
            "Accept: text/html",
            "Accept: nonsense",
            "Accept: application/yaml",
            "Accept: application/problem+json",
            "Accept: application/*+json",
            "Accept: */*;q=0",
            "Accept: application/json;q=0, */*",
            "Accept: application/json; charset=nonsense",
            "Accept: application/xml;q=2",
            "Accept: text/event-stream",
            "Accept:",
            "Accept-Language: \u0080",
            "Range: bytes=0-1",
            "If-Match: \"1\"",
            "If-Match: *",
            "If-Match: W/\"1\"",
            "If-Match: \"",
            "If-Match: 99999999999999999999",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Idempotency-Key: a",
            "Idempotency-Key: ",
            "Idempotency-Key: \u00e9",
            "Idempotency-Key: " + "k".repeat(300),
            "Lictor-After: -1",
            "Lictor-After: 0",
            "Lictor-After: x",
            "Lictor-After: 1e3",
            "Last-Event-ID: 0",
            "Last-Event-ID: x",
            "X-Correlation-Id: ok-1",
            "X-Correlation-Id: {bad}",
            "X-Correlation-Id: " + "c".repeat(2_000),
            "traceparent: 00-0-0-0",
            "Origin: http://evil.example",
            "Access-Control-Request-Method: POST",
            "X-Forwarded-For: 1.2.3.4, \u0000",
            "X-Forwarded-Proto: gopher",
            "X-Forwarded-Host: evil.example",
            "Forwarded: for=\"",
            "Cookie: a=b; a=\u0001",
            "Authorization: Basic Og==",
            "Authorization: Bearer",
            "Authorization: Bearer " + "t".repeat(9_000),
            "Authorization: Bearer a.b.c",
            "Authorization: License",
            "Authorization: License \u00ff",
            "Authorization: Digest x",
            "X-HTTP-Method-Override: DELETE",
            "No colon here",
            ": no name",
            "Bad Name: 1",
            " folded: 1",
            "X: " + "y".repeat(20_000),
            "X:\u0000",
            "Te: trailers");
    private static final List<String> PREFACES = List.of(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET http://other.example/v1/licenses HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/products HTTP/1.0\r\n\r\n",
            "GET /v1/products HTTP/9.9\r\nHost: x\r\n\r\n",
            "GET /v1/products http/1.1\r\nHost: x\r\n\r\n",
            "\r\n\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "GET /v1/products HTTP/1.1\nHost: x\n\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET  /v1/products  HTTP/1.1\r\nHost: x\r\n\r\n",
            "\u0000\u0000\u0000",
            "POST /v1/licenses HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /v1/licenses HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            "POST /v1/licenses HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nContent-Length: 11\r\n\r\n0123456789",
            "POST /v1/licenses HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":");
    private static final int LIMIT = 1 << 20;

    private final Corpus corpus;
    private final List<String> credentials;

    /** {@code credentials} are values of Authorization; an empty one is none. */
    RequestMutator(Corpus corpus, List<String> credentials) {
        this.corpus = corpus;
        this.credentials = credentials;
    }

    Spoiled request(Random random) {
        if (random.nextInt(40) == 0) {
            return raw(random);
        }
        RequestBuilder draft = corpus.draft(random);
        String credential = one(credentials, random);
        if (!credential.isEmpty()) {
            draft.headers.add("Authorization: " + credential);
        }
        boolean whole = true;
        for (int i = random.nextInt(8) == 0 ? 2 : 1; i > 0; i--) {
            whole &= spoil(draft, random);
        }
        return new Spoiled(draft.bytes(), draft.method.equals("HEAD"), whole);
    }

    /** False where the other side may wait for more. */
    private static boolean spoil(RequestBuilder draft, Random random) {
        switch (random.nextInt(12)) {
            case 0 -> {} // a good one now and then, so that there is something to be spoiled
            case 1 -> draft.method = one(METHODS, random);
            case 2, 3 -> draft.target = inserted(draft.target, one(PIECES, random), random);
            case 4 -> draft.target += (draft.target.contains("?") ? "&" : "?") + one(PIECES, random);
            case 5, 6 -> {
                String header = one(HEADERS, random);
                String name = header.split(":", 2)[0] + ":";
                if (random.nextBoolean()) { // in its place, or beside it
                    draft.headers.removeIf(there -> there.regionMatches(true, 0, name, 0, name.length()));
                }
                draft.headers.add(random.nextInt(draft.headers.size() + 1), header);
                return !header.startsWith("Content-Length")
                        && !header.startsWith("Transfer")
                        && !header.startsWith("Expect")
                        && !header.startsWith(" ")
                        && !header.startsWith("Upgrade");
            }
            case 7 -> draft.body = flipped(draft.body, random);
            case 8 -> draft.body = replaced(draft.body, random);
            case 9 -> draft.body = replaced(replaced(draft.body, random), random);
            case 10 -> draft.body = odd(draft.body, random);
            default -> {
                draft.tellsLength = false;
                draft.headers.add("Transfer-Encoding: chunked");
                draft.body = chunked(draft.body, random);
                return false;
            }
        }
        return true;
    }

    /** Some value in the JSON becomes another; a good guess where one begins and ends will do. */
    private static byte[] replaced(byte[] body, Random random) {
        String text = new String(body, UTF_8);
        int colon = text.indexOf(':', text.isEmpty() ? 0 : random.nextInt(text.length()));
        if (colon < 0) {
            return one(VALUES, random).getBytes(UTF_8);
        }
        int end = colon + 1;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '}') {
            end++;
        }
        return (text.substring(0, colon + 1) + one(VALUES, random) + text.substring(end)).getBytes(UTF_8);
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] flipped = body.clone();
        for (int i = random.nextInt(4); i >= 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(flipped, random.nextInt(flipped.length + 1)) : flipped;
    }

    private static byte[] odd(byte[] body, Random random) {
        String text = new String(body, UTF_8);
        return switch (random.nextInt(9)) {
            case 0 -> ("\ufeff" + text).getBytes(UTF_8);
            case 1 -> text.getBytes(java.nio.charset.StandardCharsets.UTF_16);
            case 2 -> (text + text).getBytes(UTF_8);
            case 3 ->
                (text.length() > 2 ? "{" + text.substring(1, text.length() - 1) + "," + text.substring(1) : text)
                        .getBytes(UTF_8); // every member twice
            case 4 -> new byte[0];
            case 5 ->
                random.nextInt(10) == 0 ? new byte[LIMIT + random.nextInt(100_000)] : new byte[random.nextInt(500)];
            case 6 -> ("[".repeat(random.nextInt(20_000)) + text).getBytes(UTF_8);
            case 7 ->
                text.replaceFirst("\\{", Matcher.quoteReplacement("{\"surprise\": " + one(VALUES, random) + ","))
                        .getBytes(UTF_8);
            default -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                yield noise;
            }
        };
    }

    private static byte[] chunked(byte[] body, Random random) {
        String text = new String(body, ISO_8859_1);
        String size = random.nextInt(3) == 0
                ? one(List.of("zz", "-1", "ffffffffffffffffff", "0x5", "", "5;a=b"), random)
                : Integer.toHexString(body.length);
        String end = random.nextInt(4) == 0 ? "" : "0\r\n" + (random.nextInt(4) == 0 ? "Trailer: x\r\n" : "") + "\r\n";
        return (size + "\r\n" + text + "\r\n" + end).getBytes(ISO_8859_1);
    }

    private static Spoiled raw(Random random) {
        if (random.nextBoolean()) {
            return new Spoiled(one(PREFACES, random).getBytes(ISO_8859_1), false, false);
        }
        byte[] noise = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(noise);
        return new Spoiled(noise, false, false);
    }

    private static String inserted(String text, String piece, Random random) {
        int at = 1 + random.nextInt(text.length());
        return text.substring(0, at)
                + piece
                + text.substring(random.nextBoolean() ? at : Math.min(text.length(), at + 8));
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
