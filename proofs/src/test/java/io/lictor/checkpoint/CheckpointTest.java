package io.lictor.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lictor.merkle.MerkleTree;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final KeyPair PAIR = newPair();

    private final CheckpointSigner signer = CheckpointSigner.of(PAIR, "example.com/log");
    private final byte[] root = MerkleTree.leafHash(new byte[] {1});

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
            })
    void readsKeysAsOthersWriteThem(String known) throws InvalidNote {
        assertThat(VerifierKey.parse(known + "\n")).hasToString(known);
    }

    @Test
    void opensWhatItSigned() throws InvalidNote {
        String note = signer.sign(17, root);

        assertThat(note).startsWith("example.com/log\n17\n").contains("\n\n— example.com/log ");
        assertThat(signer.verifierKey().open(note)).isEqualTo(new Checkpoint("example.com/log", 17, root));
        assertThat(signer.sign(17, root)).isEqualTo(note);
    }

    @Test
    void passesOverSignaturesOfOthersAndLinesOfOtherUses() throws InvalidNote {
        String note = signer.sign(17, root) + "— witness.example AAAAAGFiYw==\n";
        assertThat(signer.verifierKey().open(note).size()).isEqualTo(17);
        assertThat(Checkpoint.parse(new Checkpoint("o", 3, root).text() + "more\n")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void refusesAnythingElse() {
        String note = signer.sign(17, root);
        VerifierKey key = signer.verifierKey();

        assertThatThrownBy(() -> key.open(note.replace("\n17\n", "\n18\n"))).hasMessageContaining("signature is wrong");
        assertThatThrownBy(() -> key.open(note.replace("\n\n", "\n"))).isInstanceOf(InvalidNote.class);
        assertThatThrownBy(() -> key.open("")).isInstanceOf(InvalidNote.class);
        assertThatThrownBy(() -> key.open(note.substring(0, note.indexOf('—')))).isInstanceOf(InvalidNote.class);
        assertThatThrownBy(() -> key.open(note + "more\n")).hasMessageContaining("no signature");
        VerifierKey other = CheckpointSigner.of(newPair(), "example.com/log").verifierKey();
        assertThatThrownBy(() -> other.open(note)).hasMessageContaining("no signature of the key");
        VerifierKey named = CheckpointSigner.of(PAIR, "example.com/other").verifierKey();
        assertThatThrownBy(() -> named.open(note)).hasMessageContaining("not of example.com/other");
    }

    @Test
    void namesALogAfterItsKey() {
        VerifierKey key = CheckpointSigner.of(PAIR, null).verifierKey();

        assertThat(key.name()).matches("lictor/[0-9a-f]{16}");
        assertThat(CheckpointSigner.of(PAIR, null).verifierKey()).hasToString(key.toString());
        assertThat(CheckpointSigner.of(newPair(), null).verifierKey().name()).isNotEqualTo(key.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumanN+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc",
                "PeterNeumann+c74f20a3+%%%"
            })
    void refusesKeysThatAreNone(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(InvalidNote.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n17\nAAAA\n", "a\n017\n%s\n", "a\n-1\n%s\n", "\n17\n%s\n", "a\n17\n", "a\n17\n%s"})
    void refusesCheckpointsThatAreNone(String text) {
        String filled = text.formatted("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThatThrownBy(() -> Checkpoint.parse(filled)).isInstanceOf(InvalidNote.class);
    }
}
