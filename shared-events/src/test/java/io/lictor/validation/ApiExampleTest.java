package io.lictor.validation;

import static io.lictor.LicenseFixture.perpetual;
import static io.lictor.Samples.activated;
import static io.lictor.Samples.defined;
import static io.lictor.Samples.released;
import static io.lictor.validation.Vendor.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lictor.validation.Vendor.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The validation result that the HTTP contract shows, word for word. */
class ApiExampleTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(Include.NON_NULL)
            .build();

    @Test
    void aReleaseAfterTheUpgradePeriodGetsTheAnswerOfTheContract() throws Exception {
        ValidationResult result = given(
                        defined("2020-01-01"),
                        released("1.5", "2026-02-01"),
                        released("2.0", "2026-11-11"),
                        perpetual()
                                .soldAt("2025-03-31")
                                .from("2025-03-31")
                                .upgradesUntil("2026-03-31")
                                .seats(2)
                                .module("seg")
                                .issued(),
                        activated("m-1", "2025-04-01"))
                .when(Question.from("m-1").of("seg").version("2.0"), "2026-11-21T10:00:00Z");

        ObjectNode answer = (ObjectNode) JSON.readTree(JSON.writeValueAsString(result));
        // The contract's example leaves out what a licence may have besides; it says that additions are welcome.
        ((ObjectNode) answer.get("license")).retain(List.of("status", "activations", "modules", "upgradesUntil"));
        JsonNode example = JSON.readTree("""
            {"valid": false, "code": "UPGRADE_PERIOD_ENDED", "checkedAt": "2026-11-21T10:00:00Z",
             "reasons": [{"code": "UPGRADE_PERIOD_ENDED", "detail": "Release 2.0 of 2026-11-11 came after the upgrade period ended on 2026-03-31.",
                          "remedy": "Install 1.5 or older, or extend the upgrade period.", "event": {"sequence": 1, "type": "LicenseIssued", "at": "2025-03-31T00:00:00Z"},
                          "upgradesUntil": "2026-03-31T00:00:00Z", "newestCoveredVersion": "1.5"}],
             "warnings": [], "license": {"status": "ACTIVE", "activations": {"limit": 2, "used": 1}, "modules": ["seg"], "upgradesUntil": "2026-03-31T00:00:00Z"}}
            """);
        assertThat(answer).isEqualTo(example);
    }
}
