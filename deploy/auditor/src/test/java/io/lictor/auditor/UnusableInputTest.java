package io.lictor.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that can't be used: it is said why and where, and never that all is well. */
class UnusableInputTest {

    @TempDir
    Path directory;

    private final SmallLog log = SmallLog.of(5);

    private Audit audit() {
        return new Audit(directory, log.key());
    }

    private Audit.Said changed(String word, String other) {
        List<String> lines = new ArrayList<>(log.export());
        lines.set(2, lines.get(2).replace(word, other));
        assertThat(lines).isNotEqualTo(log.export());
        return audit().export(lines).verify();
    }

    @Test
    void wordsOfTheCommand() {
        Audit.run(List.of(), "").unusable("There is one command: verify");
        Audit.run(List.of("verify"), "").unusable("Which export?");
        Audit.run(List.of("verify", "-"), "").unusable("Give its public key by --key");
        Audit.run(List.of("verify", "--key"), "").unusable("--key wants a value");
        Audit.run(List.of("verify", "--kee", "x"), "").unusable("There is no option --kee");
        Audit.run(List.of("verify", "--key", "a+b+c", "-"), "").unusable("a+b+c: this is no Ed25519 key");
        Audit.run(List.of("verify", "--key", directory.resolve("none").toString(), "-"), "")
                .unusable("There is no ");
        Audit.run(List.of("verify", "--help"), "").good().says("Usage: deploy/audit verify");
    }

    @Test
    void theInputWillDo() {
        String input = String.join("\n", log.export());
        Audit.run(List.of("verify", "--key", log.key(), "-"), input).good();
        Audit.run(List.of("verify", "--key", log.key(), "-"), input + "\n{\"position\":")
                .unusable("the input, line 6");
    }

    @Test
    void aLineThatIsCutShort() {
        List<String> lines = new ArrayList<>(log.export());
        lines.set(4, lines.get(4).substring(0, 300));
        audit().export(lines).verify().unusable("file-0, line 5: this is no whole line of JSON");
    }

    @Test
    void whatWasFoundBeforeIsToldAllTheSame() {
        List<String> lines = new ArrayList<>(log.export());
        lines.set(1, lines.get(1).replaceFirst("anna", "berta"));
        lines.set(4, lines.get(4).substring(0, 300));
        audit().export(lines).verify().first("position 2,").says("line 5: this is no whole line of JSON");
    }

    @Test
    void membersThatAreMissingOrWrong() {
        changed("\"leafHash\"", "\"leafHatch\"").unusable("line 3: \"leafHash\" is missing");
        changed("\"position\":3", "\"position\":\"3\"").unusable("line 3: \"position\" is not a whole number from 1");
        changed("\"position\":3", "\"position\":3.5").unusable("line 3: \"position\" is not");
        changed("\"size\":5", "\"size\":4").unusable("line 3: its proof is for a log of 4 events");
        changed("\"hashes\":[\"", "\"hashes\":[\"x").unusable("line 3: \"hashes\" is not a SHA-256 hash");
        audit().export(List.of("[]")).verify().unusable("line 1: an event is wanted");
    }

    @Test
    void checkpointsThatAreNone() {
        audit().checkpoint("hello\n")
                .export(log.export())
                .verify()
                .unusable("line 1: here begins no signed checkpoint");
        audit().checkpoint("").export(log.export()).verify().unusable("there is no checkpoint in it");
        audit().checkpoint("a\nb\nc\n\n— a b\n").export(log.export()).verify().unusable("this is no checkpoint");
        audit().consistency("[1]").export(log.export()).verify().unusable("this is no proof of consistency");
        audit().consistency(log.consistency(2, 5))
                .export(log.export())
                .verify()
                .unusable("no signed checkpoint of size 2");
    }

    @Test
    void nothingAtAll() {
        audit().export(List.of()).verify().unusable("There is no event in the export, and no checkpoint.");
    }
}
