package io.lictor.issuing;

import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.lictor.endpoint.ProductJson;
import io.lictor.value.Activation;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRequestTest {

    private static final Instant TODAY = at("2026-03-01");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SUBSCRIPTION | 'endsAt': '2026-06-01T00:00:00Z'                                       | 2026-06-01
            SUBSCRIPTION | 'endsAt': '2020-06-01T00:00:00Z', 'issuedAt': '2019-06-01T00:00:00Z'   | 2020-06-01
            SUBSCRIPTION | 'endsAt': '2020-06-01T00:00:00Z', 'startsAt': '2019-06-01T00:00:00Z'   | 2020-06-01
            TRIAL        | 'validUntil': '2026-06-01T00:00:00Z'                                   | 2026-06-01
            TRIAL        | 'endsAt': '2026-06-01T00:00:00Z'                                       | 2026-06-01
            """)
    void endsWhereItSays(String kind, String dates, String end) {
        assertThat(request(kind, dates).end(TODAY)).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SUBSCRIPTION | 'endsAt': '2026-03-01T00:00:00Z'                                      | /endsAt
            SUBSCRIPTION | 'endsAt': '2019-06-01T00:00:00Z', 'issuedAt': '2019-06-01T00:00:00Z'  | /endsAt
            SUBSCRIPTION | 'endsAt': '2019-06-01T00:00:00Z', 'startsAt': '2019-06-02T00:00:00Z'  | /endsAt
            TRIAL        | 'validUntil': '2026-02-01T00:00:00Z'                                  | /validUntil
            SUBSCRIPTION | 'validUntil': '2027-02-01T00:00:00Z'                                  | /validUntil
            PERPETUAL    | 'validUntil': '2027-02-01T00:00:00Z'                                  | /validUntil
            PERPETUAL    | 'endsAt': '2027-02-01T00:00:00Z'                                      | /endsAt
            TRIAL        | 'endsAt': '2027-02-01T00:00:00Z', 'validUntil': '2027-02-01T00:00:00Z' | /validUntil
            """)
    void anEndThatMakesNoSenseIsNamed(String kind, String dates, String pointer) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> request(kind, dates).end(TODAY));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.facts().get("violations"))
                .asInstanceOf(list(Violation.class))
                .extracting(Violation::pointer)
                .containsExactly(pointer);
    }

    @Test
    void machinesWithoutADateCameWithTheLicence() {
        var request = request("PERPETUAL", "'activations': [{'fingerprint': 'm-1', 'label': 'Lab'}]");

        assertThat(request.machines(TODAY)).isEqualTo(List.of(new Activation("m-1", "Lab", TODAY, null)));
    }

    @Test
    void aMachineThatIsThereTwiceIsNamed() {
        var request = request("PERPETUAL", "'activations': [{'fingerprint': 'm-1'}, {'fingerprint': 'm-1'}]");

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> request.machines(TODAY));

        assertThat(problem.facts())
                .containsEntry("violations", List.of(new Violation("/activations/1/fingerprint", "is there twice")));
    }

    private static ImportRequest request(String kind, String more) {
        String json =
                "{'key': 'LEGACY-0042', 'product': 'seg', 'customer': 'c-1', 'kind': '" + kind + "', " + more + "}";
        return ProductJson.MAPPER.readValue(json.replace('\'', '"'), ImportRequest.class);
    }
}
