package io.lictor.standalone;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.ApiDescription;
import io.lictor.testing.WrittenSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All that a request can be refused with besides rules: the document has it, and it reads as people talk. */
class ProblemSentencesTest {

    private static final Path ROOT = Path.of("../..");
    private static final WrittenSentences SENTENCES = WrittenSentences.in(Stream.of(
                    "service",
                    "deploy/standalone",
                    "deploy/command",
                    "deploy/query",
                    "license-command",
                    "projections",
                    "license-query",
                    "audit")
            .map(module -> ROOT.resolve(module).resolve("src/main/java"))
            .toList());

    @Test
    void theDocumentHasEveryProblem() {
        String table = "\n| Code | What is said |\n|---|---|\n"
                + SENTENCES.problems().entrySet().stream()
                        .flatMap(code -> code.getValue().stream().map(said -> row("`" + code.getKey() + "` | " + said)))
                        .collect(joining())
                + "\n";

        assertThat(WrittenSection.ofSentences(2, "problems").is(table)).isEqualTo(table);
    }

    @Test
    void theDocumentHasEveryWordAboutWhatIsWrong() {
        String table = "\n| What is said |\n|---|\n"
                + SENTENCES.violations().stream().map(ProblemSentencesTest::row).collect(joining())
                + "\n";

        assertThat(WrittenSection.ofSentences(2, "violations").is(table)).isEqualTo(table);
    }

    @Test
    void noCodeOfTheApiIsWithoutASentence() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/sentences.md"));
        Set<String> codes = new TreeSet<>();
        for (JsonNode operation : ApiDescription.committed().operations().values()) {
            operation
                    .path("responses")
                    .forEach(answer -> answer.path("x-codes").forEach(code -> codes.add(code.asString())));
        }
        // said of what is wrong with a field, a parameter or a header
        codes.remove("INVALID_REQUEST");

        assertThat(codes).isNotEmpty().allMatch(code -> document.contains("| `" + code + "` |"));
    }

    @Test
    void everyProblemIsASentence() {
        List<String> all =
                SENTENCES.problems().values().stream().flatMap(Set::stream).toList();

        assertThat(all)
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(sentence)
                        .matches("(?s)[A-Z…].*[.?…]")
                        .doesNotContain("(s)", " license ", "io.lictor", "Exception"));
    }

    private static String row(String cells) {
        return "| " + cells.replace("\n", " ") + " |\n";
    }
}
