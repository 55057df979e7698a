package io.lictor.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.security.AccessTable.Row;
import io.lictor.value.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document about access is what the code goes by. With {@code -Dlictor.access.write=true} it is written anew. */
class AccessDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/access.md");
    private static final String BEGIN =
            "<!-- the table in io.lictor.security.AccessTable: AccessDocumentTest writes it -->\n";

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        String document = Files.readString(DOCUMENT);
        String whole = document.substring(0, document.indexOf(BEGIN) + BEGIN.length()) + table();
        if (Boolean.getBoolean("lictor.access.write")) {
            Files.writeString(DOCUMENT, whole);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(whole);
    }

    private static String table() {
        List<String> roles = Stream.of(Role.values()).map(Role::word).toList();
        String head = "| Call | " + String.join(" | ", roles) + " | limited to products |\n" + "|---|"
                + ":-:|".repeat(roles.size() + 1) + "\n";
        return head + AccessTable.ROWS.stream().map(AccessDocumentTest::line).collect(Collectors.joining());
    }

    private static String line(Row row) {
        return "| `" + row.method() + " " + row.pattern() + "` | "
                + switch (row.access()) {
                    case Access.LicenseKey() -> "the licence's key |" + " |".repeat(Role.values().length);
                    case Access.Roles(var roles, boolean limitedToo) ->
                        Stream.of(Role.values())
                                        .map(role -> mark(roles.contains(role)))
                                        .collect(Collectors.joining(" | "))
                                + " | " + mark(limitedToo) + " |";
                }
                + "\n";
    }

    private static String mark(boolean may) {
        return may ? "✓" : "–";
    }
}
