package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first calls of the README work when they are pasted as they stand. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");

    @TempDir
    Path directory;

    @Test
    void theFirstCallsWorkWhenPasted() throws Exception {
        try (OwnLictor lictor = OwnLictor.start(directory)) {
            String output = Shell.run(block("README.md", "## First calls"), lictor.url(), directory.resolve("data"));

            assertThat(output.lines().filter(line -> line.startsWith("{"))).hasSize(7);
            assertThat(output)
                    .contains("\"valid\":true")
                    .contains("\"fingerprint\":\"machine-1\"")
                    .contains("\"LicenseActivated\"")
                    .contains("\"name\":\"dashboard\"");
        }
    }

    @Test
    void aNewcomerReadsItInMinutes() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));

        assertThat(lines).hasSizeLessThanOrEqualTo(130);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        Matcher link =
                Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)").matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(link.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    /** Returns the first block of shell code after a heading. */
    static String block(String document, String heading) throws IOException {
        String text = Files.readString(ROOT.resolve(document));
        int begin = text.indexOf("```sh\n", text.indexOf(heading)) + "```sh\n".length();
        return text.substring(begin, text.indexOf("```", begin));
    }
}
