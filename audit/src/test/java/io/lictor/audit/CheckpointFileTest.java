package io.lictor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    private static final String ONE = "log\n1\nroot\n\n— log c2lnbmF0dXJl\n";
    private static final String TWO = "log\n22\nroot\n\n— log YW5vdGhlcg==\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("checkpoints");
    }

    private void publish(String note) throws IOException {
        new CheckpointFile(file).publish(note);
    }

    @Test
    void hasThemOneAfterTheOther() throws IOException {
        publish(ONE);
        publish(TWO);

        assertThat(file).content().isEqualTo(ONE + TWO);
    }

    @Test
    void hasOneThatComesAgainOnlyOnce() throws IOException {
        publish(ONE);
        publish(ONE);

        assertThat(file).content().isEqualTo(ONE);
    }

    @Test
    void goesOnBehindTheLastWholeOne() throws IOException {
        for (int cut = 1; cut < TWO.length(); cut++) {
            Files.writeString(file, ONE + TWO.substring(0, cut));
            publish(TWO);
            assertThat(file).content().isEqualTo(ONE + TWO);
        }
    }

    @Test
    void isNotWrittenIntoWhereItIsSomethingElse() throws IOException {
        Files.writeString(file, "Dear diary,\n");

        assertThatThrownBy(() -> publish(ONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no file of checkpoints");
        assertThat(file).content().isEqualTo("Dear diary,\n");
    }
}
