package io.lictor.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.acceptance.ApiDescription;
import io.lictor.security.AccessRoles;
import io.lictor.testing.WrittenSection;
import io.lictor.validation.ReasonCode;
import io.lictor.validation.WarningCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document about the API has every call, code, reason and warning there is. Its table of calls is written anew with
 * {@code -Dlictor.sentences.write=true}.
 */
class ApiDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/api.md");
    private static final String OF_ANY_REQUEST = "### Codes of any request";
    private static final JsonNode DESCRIPTION =
            new JsonMapper().readTree(Path.of("../../docs/openapi.json").toFile());

    @Test
    void itHasEveryCall() {
        Map<String, StringBuilder> byTag = new TreeMap<>();
        StringBuilder all = new StringBuilder("\n");
        for (JsonNode tag : DESCRIPTION.path("tags")) {
            byTag.put(tag.path("name").asString(), new StringBuilder());
        }
        DESCRIPTION
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    JsonNode operation = call.getValue();
                    String method = call.getKey().toUpperCase(java.util.Locale.ROOT);
                    byTag.get(operation.path("tags").path(0).asString())
                            .append("| `%s %s` | %s | %s | %s |\n"
                                    .formatted(
                                            method,
                                            path.getKey(),
                                            operation.path("summary").asString(),
                                            AccessRoles.of(method, path.getKey()),
                                            members(operation)));
                }));
        for (JsonNode tag : DESCRIPTION.path("tags")) {
            String name = tag.path("name").asString();
            all.append("### %s\n%s\n\n| Call | What it does | Roles | Body |\n|---|---|---|---|\n%s\n"
                    .formatted(name, tag.path("description").asString(), byTag.get(name)));
        }

        assertThat(new WrittenSection(DOCUMENT, "calls").is(all.toString())).isEqualTo(all.toString());
    }

    /** Returns the names of a body's members, those that must be there in bold. */
    private static String members(JsonNode operation) {
        String name = operation
                .at("/requestBody/content/application~1json/schema/$ref")
                .asString("")
                .replace("#/components/schemas/", "");
        JsonNode schema = DESCRIPTION.path("components").path("schemas").path(name);
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        String members = schema.path("properties").propertyNames().stream()
                .map(member -> required.contains(member) ? "**" + member + "**" : member)
                .collect(Collectors.joining(", "));
        return members.isEmpty() ? "–" : members;
    }

    @Test
    void itHasEveryCodeWithItsStatusCauseAndRemedy() throws IOException {
        Set<String> described = new TreeSet<>();
        for (JsonNode operation : ApiDescription.committed().operations().values()) {
            operation
                    .path("responses")
                    .properties()
                    .forEach(answer -> answer.getValue()
                            .path("x-codes")
                            .forEach(code -> described.add(code.asString() + " " + answer.getKey())));
        }
        String document = Files.readString(DOCUMENT);
        Set<String> documented = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\|$")
                .matcher(document.substring(0, document.indexOf(OF_ANY_REQUEST)))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(described);
    }

    /** Holds the codes that no call lists against the sentences, which are read from the sources. */
    @Test
    void itHasEveryCodeThatIsSaid() throws IOException {
        String sentences = Files.readString(Path.of("../../docs/sentences.md"));
        String said = sentences.substring(sentences.indexOf("<!-- begin refusals -->"));
        String document = Files.readString(DOCUMENT);
        String errors = document.substring(document.indexOf("## Errors"), document.indexOf("## Reasons and warnings"));

        assertThat(Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|")
                        .matcher(said)
                        .results()
                        .map(row -> row.group(1)))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(errors)
                        .containsPattern("(?m)^\\| `" + code + "` \\| (\\d{3}|4xx) \\| [^|]+ \\| [^|]+ \\|$"));
    }

    @Test
    void itHasEveryReasonAndWarning() throws IOException {
        String document = Files.readString(DOCUMENT);
        String checks = document.substring(document.indexOf("## Reasons and warnings"));

        assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\| [^|]+ \\| [^|]+ \\|$")
                        .matcher(checks)
                        .results()
                        .map(row -> row.group(1)))
                .as("a row for each code, and for no other")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(ReasonCode.values()), Stream.of(WarningCode.values()))
                                .map(Enum::name)
                                .toList());
    }
}
