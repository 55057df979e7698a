package io.lictor.command;

import static io.lictor.spec.Given.given;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.product;
import static io.lictor.spec.Samples.released;
import static io.lictor.spec.Samples.revoked;
import static io.lictor.spec.Samples.span;
import static io.lictor.spec.Samples.subscription;
import static io.lictor.spec.Samples.suspended;
import static io.lictor.spec.Samples.upgraded;
import static io.lictor.spec.Samples.versionDisabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.event.AutoRenewCanceled;
import io.lictor.event.DeactivatedBy;
import io.lictor.event.Event;
import io.lictor.license.License;
import io.lictor.license.Status;
import io.lictor.spec.Given;
import io.lictor.spec.KnownFacts;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which status refuses which command: the whole table, on a subscription with one machine. */
class StatusGatesTest {

    /** Ways to come into a status, and an instant at which the licence has it. */
    enum Situation {
        ACTIVE(Status.ACTIVE, "2026-12-20"),
        CANCELED(Status.CANCELED, "2026-12-20", new AutoRenewCanceled(LICENSE, at("2026-03-01"))),
        GRACE(Status.GRACE, "2027-01-05"),
        UPGRADED(Status.UPGRADED, "2026-12-20", upgraded("2026-03-01")),
        PENDING(Status.PENDING, "2025-12-31"),
        EXPIRED(Status.EXPIRED, "2027-01-15"),
        SUSPENDED(Status.DISABLED, "2026-12-20", suspended("2026-03-01")),
        REVOKED(Status.DISABLED, "2026-12-20", revoked("2026-03-01")),
        VERSION_DISABLED(Status.DISABLED, "2026-12-20", versionDisabled("2025"));

        private final Status status;
        private final Instant when;
        private final Event[] events;

        Situation(Status status, String when, Event... events) {
            this.status = status;
            this.when = at(when);
            this.events = events;
        }

        private Event[] history() {
            Event[] all = new Event[events.length + 3];
            all[0] = product();
            all[1] = released("2025");
            all[2] = subscription().tiedTo("2025").machine("m-1").issued();
            System.arraycopy(events, 0, all, 3, events.length);
            return all;
        }
    }

    enum Asked {
        ACTIVATE_ANOTHER(at -> new ActivateLicense(LICENSE, "m-2", null, null, at)),
        ACTIVATE_AGAIN(at -> new ActivateLicense(LICENSE, "m-1", null, null, at)),
        DEACTIVATE(at -> new DeactivateMachine(LICENSE, "m-1", DeactivatedBy.CUSTOMER, at)),
        RENEW(at -> new RenewLicense(LICENSE, new RenewLicense.Paid.For(span("P1Y")), null, at)),
        EXTEND(at -> new ExtendTerm(LICENSE, at("2028-01-01"), "late", at)),
        CANCEL(at -> new CancelAutoRenew(LICENSE, at)),
        RESUME(at -> new ResumeAutoRenew(LICENSE, at)),
        UPGRADE(at -> new UpgradeLicense(LICENSE, OTHER, Kind.SUBSCRIPTION, null, null, null, null, at)),
        ADD_MODULES(at -> new AddModules(LICENSE, List.of(new ModuleGrant("mesh", null)), at)),
        REMOVE_MODULES(at -> new RemoveModules(LICENSE, List.of("mesh"), at)),
        EXTEND_UPGRADES(at -> new ExtendUpgradePeriod(LICENSE, at("2029-01-01"), at)),
        CHANGE_LIMIT(at -> new ChangeActivationLimit(LICENSE, ActivationLimit.of(9), at)),
        REISSUE(at -> new ReissueKey(LICENSE, at)),
        TRANSFER(at -> new TransferLicense(LICENSE, "c-2", true, false, at)),
        ENABLE(at -> new EnableLicense(LICENSE, at)),
        ERASE(at -> new EraseTexts(LICENSE, at));

        private final Function<Instant, LicenseCommand> command;

        Asked(Function<Instant, LicenseCommand> command) {
            this.command = command;
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachSituationHasTheStatusItStandsFor(Situation situation) {
        KnownFacts facts = new KnownFacts();
        List.of(situation.history()).forEach(facts::record);
        License.Issued license = (License.Issued) facts.license(LICENSE);

        assertThat(StatusGate.standing(license, facts, situation.when).status()).isEqualTo(situation.status);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            asked            | ACTIVE | CANCELED | GRACE | UPGRADED | PENDING          | EXPIRED         | SUSPENDED        | REVOKED          | VERSION_DISABLED
            ACTIVATE_ANOTHER | OK     | OK       | OK    | LICENSE_UPGRADED | LICENSE_PENDING | LICENSE_EXPIRED | LICENSE_DISABLED | LICENSE_DISABLED | LICENSE_DISABLED
            ACTIVATE_AGAIN   | OK     | OK       | OK    | OK       | LICENSE_PENDING  | LICENSE_EXPIRED | LICENSE_DISABLED | LICENSE_DISABLED | LICENSE_DISABLED
            DEACTIVATE       | OK     | OK       | OK    | OK       | OK               | OK              | OK               | OK               | OK
            RENEW            | OK     | OK       | OK    | LICENSE_UPGRADED | RENEWAL_NOT_OPEN | LICENSE_EXPIRED | LICENSE_DISABLED | LICENSE_DISABLED | LICENSE_DISABLED
            EXTEND           | OK     | OK       | OK    | LICENSE_UPGRADED | OK       | LICENSE_EXPIRED | LICENSE_DISABLED | LICENSE_DISABLED | LICENSE_DISABLED
            CANCEL           | OK     | OK       | OK    | LICENSE_UPGRADED | OK               | OK              | OK               | OK               | OK
            RESUME           | OK     | OK       | OK    | LICENSE_UPGRADED | OK               | OK              | OK               | OK               | OK
            UPGRADE          | OK     | OK       | OK    | LICENSE_UPGRADED | OK       | LICENSE_EXPIRED | LICENSE_DISABLED | LICENSE_DISABLED | OK
            ADD_MODULES      | OK     | OK       | OK    | LICENSE_UPGRADED | OK               | OK              | OK               | OK               | OK
            REMOVE_MODULES   | OK     | OK       | OK    | LICENSE_UPGRADED | OK               | OK              | OK               | OK               | OK
            EXTEND_UPGRADES  | OK     | OK       | OK    | LICENSE_UPGRADED | OK               | OK              | OK               | OK               | OK
            CHANGE_LIMIT     | OK     | OK       | OK    | LICENSE_UPGRADED | OK               | OK              | OK               | OK               | OK
            REISSUE          | OK     | OK       | OK    | OK       | OK               | OK              | OK               | OK               | OK
            TRANSFER         | OK     | OK       | OK    | LICENSE_UPGRADED | OK       | OK              | OK               | OK               | OK
            ENABLE           | OK     | OK       | OK    | OK       | OK               | OK              | OK               | ALREADY_REVOKED  | OK
            ERASE            | OK     | OK       | OK    | OK       | OK               | OK              | OK               | OK               | OK
            """)
    void refusesWhatTheTableSays(
            Asked asked,
            String active,
            String canceled,
            String grace,
            String upgraded,
            String pending,
            String expired,
            String suspended,
            String revoked,
            String versionDisabled) {
        List<String> expected =
                List.of(active, canceled, grace, upgraded, pending, expired, suspended, revoked, versionDisabled);

        List<String> codes = List.of(Situation.values()).stream()
                .map(situation -> code(asked, situation))
                .toList();

        assertThat(codes).isEqualTo(expected);
    }

    private static String code(Asked asked, Situation situation) {
        Given history = given(situation.history());
        return history.when(asked.command.apply(situation.when)).code();
    }
}
