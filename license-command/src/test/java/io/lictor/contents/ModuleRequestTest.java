package io.lictor.contents;

import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lictor.endpoint.ProductJson;
import io.lictor.value.ModuleGrant;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class ModuleRequestTest {

    @Test
    void isACodeOrAnObject() {
        assertThat(read("\"seg\"")).isEqualTo(new ModuleRequest("seg", null));
        assertThat(read("{\"code\": \"seg\"}")).isEqualTo(new ModuleRequest("seg", null));
        assertThat(read("{\"code\": \"seg\", \"until\": \"2027-01-01T00:00:00Z\"}"))
                .isEqualTo(new ModuleRequest("seg", at("2027-01-01")));
        assertThat(read("{\"code\": \"seg\", \"until\": null}")).isEqualTo(new ModuleRequest("seg", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "true",
                "[\"seg\"]",
                "{\"code\": 7}",
                "{\"code\": \"seg\", \"untill\": null}",
                "{\"code\": \"seg\", \"until\": \"soon\"}",
                "{\"code\": \"seg\", \"code\": \"ct\"}"
            })
    void isNothingElse(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void becomesAGrant() {
        var modules = List.of(new ModuleRequest("seg", null), new ModuleRequest("ct", at("2027-01-01")));

        assertThat(ModuleRequest.grants(modules))
                .containsExactly(new ModuleGrant("seg", null), new ModuleGrant("ct", at("2027-01-01")));
    }

    @Test
    void aCodeNamedTwiceIsAMistakeAndSaysWhere() {
        var modules = List.of(new ModuleRequest("seg", null), new ModuleRequest("seg", at("2027-01-01")));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> ModuleRequest.grants(modules));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.facts()).containsEntry("violations", List.of(new Violation("/modules/1", "is named twice")));
    }

    private static ModuleRequest read(String json) {
        return ProductJson.MAPPER.readValue(json, ModuleRequest.class);
    }
}
