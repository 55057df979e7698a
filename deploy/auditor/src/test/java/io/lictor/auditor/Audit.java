package io.lictor.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An auditor at work: with a key, files, and the command. */
final class Audit {

    private final Path directory;
    private final List<String> arguments = new ArrayList<>();
    private int files;

    Audit(Path directory, String key) {
        this.directory = directory;
        arguments.addAll(List.of("verify", "--key", key));
    }

    Audit checkpoint(String... notes) {
        return with("--checkpoint", String.join("", notes));
    }

    Audit consistency(String proof) {
        return with("--consistency", proof);
    }

    Audit selected() {
        arguments.add("--selected");
        return this;
    }

    Audit export(List<String> lines) {
        arguments.add(file(lines.stream().map(line -> line + "\n").reduce("", String::concat)));
        return this;
    }

    private Audit with(String option, String content) {
        arguments.addAll(List.of(option, file(content)));
        return this;
    }

    private String file(String content) {
        try {
            return Files.writeString(directory.resolve("file-" + files++), content)
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Output and exit code of a run. */
    record Said(int code, String text) {

        Said good() {
            assertThat(code).as(text).isZero();
            return this;
        }

        /** It found something, and told of this first. */
        Said first(String... texts) {
            assertThat(code).as(text).isEqualTo(1);
            assertThat(text.lines()
                            .filter(line -> line.startsWith("First: "))
                            .findFirst()
                            .orElseThrow())
                    .contains(texts);
            return this;
        }

        /** It could not tell, and said why. */
        Said unusable(String... texts) {
            assertThat(code).as(text).isEqualTo(2);
            return says(texts);
        }

        Said says(String... texts) {
            assertThat(text).contains(texts);
            return this;
        }

        Said findings(int number) {
            return says("NOT AS IT WAS: %d finding".formatted(number));
        }
    }

    Said verify() {
        return run(arguments, "");
    }

    static Said run(List<String> arguments, String input) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream people = new PrintStream(said, true, UTF_8);
        int code = Auditor.run(arguments, new ByteArrayInputStream(input.getBytes(UTF_8)), people, people);
        return new Said(code, said.toString(UTF_8));
    }
}
