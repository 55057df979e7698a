package io.lictor.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lictor.event.LicenseContents;
import io.lictor.event.LicenseIssued;
import io.lictor.term.Span;
import io.lictor.term.Term;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private final ObjectMapper json = EventJson.mapper();

    @Test
    void anEventIsReadAsItWasWritten() throws Exception {
        Instant at = Instant.parse("2026-11-21T10:00:00.123Z");
        LicenseContents contents = new LicenseContents(
                "seg",
                null,
                "c-1",
                Kind.SUBSCRIPTION,
                Channel.DIRECT,
                null,
                at,
                null,
                Term.startingAt(at, Span.parse("P1Y")),
                true,
                null,
                ActivationLimit.of(2),
                List.of(new ModuleGrant("m", at)),
                List.of(),
                Policy.DEFAULT,
                Map.of());
        LicenseIssued issued =
                new LicenseIssued(UUID.randomUUID(), contents, new KeyRef("h", "ABCDE", 1, "s"), null, at);

        String text = json.writeValueAsString(issued);

        assertThat(json.readValue(text, LicenseIssued.class)).isEqualTo(issued);
        assertThat(text)
                .contains("\"period\":\"P1Y\"", "\"gracePeriod\":\"P14D\"", "\"at\":\"2026-11-21T10:00:00.123Z\"")
                .doesNotContain("null", "streamId", "zero", "predecessorId");
    }

    @Test
    void unknownMembersAreIgnoredAndAbsentListsAreEmpty() throws Exception {
        LicenseContents contents = json.readValue("""
                {"product": "seg", "customer": "c", "kind": "PERPETUAL", "channel": "DIRECT", "colour": {"r": 1},
                 "validFrom": "2026-01-01T00:00:00Z", "autoRenew": false, "activationLimit": 1}""", LicenseContents.class);

        assertThat(contents.modules()).isEmpty();
        assertThat(contents.activations()).isEmpty();
        assertThat(contents.kind()).isEqualTo(Kind.PERPETUAL);
    }

    @Test
    void onlyComponentsAreWritten() throws Exception {
        assertThat(json.writeValueAsString(new Asked(1))).isEqualTo("{\"count\":1}");
    }

    @Test
    void aSpanThatIsNoneIsRefused() {
        assertThatThrownBy(() -> json.readValue("\"P-1D\"", Span.class)).isInstanceOf(JsonMappingException.class);
        assertThatThrownBy(() -> json.readValue("\"soon\"", Span.class)).isInstanceOf(JsonMappingException.class);
    }

    private record Asked(int count) {

        public boolean isEmpty() {
            return count == 0;
        }

        public int getDouble() {
            return 2 * count;
        }
    }
}
