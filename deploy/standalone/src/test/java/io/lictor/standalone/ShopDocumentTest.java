package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handler that docs/shop.md shows does what the document says, with the events it shows. */
class ShopDocumentTest {

    @TempDir
    Path directory;

    @Test
    void aCustomersYearGoesAsItSays() throws Exception {
        try (OwnLictor lictor = OwnLictor.start(directory)) {
            String handler = ReadmeTest.block("docs/shop.md", "## The handler");
            String year = ReadmeTest.block("docs/shop.md", "## A customer's year");

            List<String> answers = Shell.run(handler + year, lictor.url(), directory.resolve("data"))
                    .lines()
                    .toList();

            assertThat(handler.lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(50);
            assertThat(answers.getFirst()).contains("\"ProductDefined\"").contains("\"LicenseIssued\"");
            assertThat(answers.get(1)).contains("\"CANCELED\"");
            assertThat(answers.get(2)).contains("\"ACTIVE\"");
            assertThat(answers.get(3)).contains("\"LicenseRenewed\"");
            assertThat(answers.get(4)).contains("\"events\":[]");
            assertThat(answers.get(5)).contains("\"ActivationLimitChanged\"");
            assertThat(answers.get(6)).contains("\"UPGRADED\"").contains("\"LicenseIssued\"");
            assertThat(answers.get(7)).contains("\"LicenseWithdrawn\"");
            assertThat(answers.get(8)).contains("\"DISABLED\"");
            assertThat(answers).hasSize(9);
        }
    }
}
