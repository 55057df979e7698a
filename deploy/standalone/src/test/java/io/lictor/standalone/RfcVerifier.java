package io.lictor.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Verifier written from RFC 6962, RFC 9162 and C2SP alone. It shares no code with the product that it verifies. */
final class RfcVerifier {

    private static final HexFormat HEX = HexFormat.of();
    private static final String X509 = "302a300506032b6570032100";

    private final String name;
    private final String id;
    private final byte[] key;

    /** Takes a verifier key as C2SP signed-note has it. */
    RfcVerifier(String text) {
        String[] parts = text.strip().split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        this.name = parts[0];
        this.id = parts[1];
        this.key = Arrays.copyOfRange(typed, 1, typed.length);
        byte[] hash = sha256((name + "\n").getBytes(UTF_8), typed);
        check(typed[0] == 1 && id.equals(HEX.formatHex(hash, 0, 4)), "the key has the id of its name");
    }

    /** A root that was signed, in hex. */
    record Root(long size, String hash) {}

    /** Opens a signed note of three lines. */
    Root open(String note) {
        String[] lines = note.split("\n", -1);
        check(lines.length == 6 && lines[3].isEmpty() && lines[5].isEmpty(), "a note of six lines: " + note);
        check(lines[0].equals(name), "the origin is the key's name");
        String[] signature = lines[4].split(" ");
        check(
                signature.length == 3 && signature[0].equals("\u2014") && signature[1].equals(name),
                "signed by its name");
        byte[] bytes = Base64.getDecoder().decode(signature[2]);
        check(HEX.formatHex(bytes, 0, 4).equals(id), "signed by its key");
        String text = String.join("\n", lines[0], lines[1], lines[2], "");
        check(isSigned(text, Arrays.copyOfRange(bytes, 4, bytes.length)), "the signature is right");
        return new Root(
                Long.parseLong(lines[1]), HEX.formatHex(Base64.getDecoder().decode(lines[2])));
    }

    private boolean isSigned(String text, byte[] signature) {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HEX.parseHex(X509 + HEX.formatHex(key)))));
            verifying.update(text.getBytes(UTF_8));
            return verifying.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String leafHash(String leaf) {
        return HEX.formatHex(sha256(new byte[] {0}, leaf.getBytes(UTF_8)));
    }

    /** MTH of RFC 6962, section 2.1, by the letter. */
    static String root(List<String> leafHashes) {
        int n = leafHashes.size();
        if (n == 0) {
            return HEX.formatHex(sha256());
        }
        if (n == 1) {
            return leafHashes.getFirst();
        }
        int k = Integer.highestOneBit(n - 1);
        return nodeHash(root(leafHashes.subList(0, k)), root(leafHashes.subList(k, n)));
    }

    /** RFC 9162, section 2.1.3.2. */
    static void includes(String leafHash, long index, long size, List<String> path, String root) {
        check(index < size, "the leaf is in the tree");
        long fn = index;
        long sn = size - 1;
        String r = leafHash;
        for (String p : path) {
            check(sn != 0, "the path is not too long");
            if (fn % 2 == 1 || fn == sn) {
                r = nodeHash(p, r);
                while (fn % 2 == 0 && fn != 0) {
                    fn /= 2;
                    sn /= 2;
                }
            } else {
                r = nodeHash(r, p);
            }
            fn /= 2;
            sn /= 2;
        }
        check(sn == 0 && r.equals(root), "the path leads to the root");
    }

    /** PROOF of RFC 6962, section 2.1.2, made from all leaves: there is but one right proof. */
    static List<String> consistency(int m, List<String> leafHashes) {
        return m == 0 || m == leafHashes.size() ? List.of() : subproof(m, leafHashes, true);
    }

    private static List<String> subproof(int m, List<String> leaves, boolean b) {
        int n = leaves.size();
        if (m == n) {
            return b ? List.of() : List.of(root(leaves));
        }
        int k = Integer.highestOneBit(n - 1);
        return m <= k
                ? append(subproof(m, leaves.subList(0, k), b), root(leaves.subList(k, n)))
                : append(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    private static List<String> append(List<String> list, String last) {
        return java.util.stream.Stream.concat(list.stream(), java.util.stream.Stream.of(last))
                .toList();
    }

    private static String nodeHash(String left, String right) {
        return HEX.formatHex(sha256(new byte[] {1}, HEX.parseHex(left), HEX.parseHex(right)));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Not so: " + what);
        }
    }
}
