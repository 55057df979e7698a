package io.lictor.endpoint;

import static io.lictor.spec.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.Rejection;
import io.lictor.event.DeactivatedBy;
import io.lictor.handling.Outcome;
import io.lictor.license.Standing;
import io.lictor.store.rejections.RejectionCodes;
import io.lictor.store.rejections.RejectionFilter;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.store.rejections.RejectionRecord;
import io.lictor.value.Activation;
import io.lictor.value.Kind;
import io.lictor.web.AnswerRecorder;
import io.lictor.web.Caller;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionAnswersTest {

    private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final String TEXT = ID.toString();
    private static final String DAY = "2026-03-01T00:00:00Z";

    private final WriteSideFixture writeSide;
    private final RejectionLog log;
    private final RejectionAnswers answers;

    RejectionAnswersTest(@TempDir Path data) {
        writeSide = WriteSideFixture.open(data);
        log = new RejectionLog(writeSide.store());
        answers = new RejectionAnswers(ProductJson.MAPPER, log);
    }

    @AfterEach
    void close() {
        log.close();
        writeSide.close();
    }

    static Stream<Arguments> rejections() {
        return Stream.of(
                Arguments.of(new Rejection.LicenseNotFound(ID), 404, Map.of("licenseId", TEXT)),
                Arguments.of(new Rejection.ProductNotFound("seg"), 404, Map.of("product", "seg")),
                Arguments.of(
                        new Rejection.VersionNotFound("seg", "2.0"), 404, Map.of("product", "seg", "version", "2.0")),
                Arguments.of(new Rejection.ActivationNotFound("m-1"), 404, Map.of("fingerprint", "m-1")),
                Arguments.of(new Rejection.ProductNotAllowed("seg"), 403, Map.of("product", "seg")),
                Arguments.of(new Rejection.KeyAlreadyUsed(null), 409, Map.of()),
                Arguments.of(new Rejection.Conflict(7), 412, Map.of("currentVersion", 7L)),
                Arguments.of(
                        new Rejection.ActivationLimitReached(
                                1, 1, List.of(new Activation("m-1", "Lab", at(DAY), null))),
                        409,
                        Map.of(
                                "limit",
                                1,
                                "inUse",
                                1,
                                "machines",
                                List.of(Map.of("fingerprint", "m-1", "label", "Lab", "activatedAt", DAY)))),
                Arguments.of(new Rejection.LicenseExpired(at(DAY)), 409, Map.of("expiredAt", DAY)),
                Arguments.of(
                        new Rejection.LicenseDisabled(Standing.Cause.SUSPENDED, "an unpaid bill"),
                        409,
                        Map.of("cause", "SUSPENDED", "reason", "an unpaid bill")),
                Arguments.of(
                        new Rejection.LicenseDisabled(Standing.Cause.VERSION_DISABLED, null),
                        409,
                        Map.of("cause", "VERSION_DISABLED")),
                Arguments.of(
                        new Rejection.LicenseDisabled(Standing.Cause.REVOKED, "stolen"),
                        409,
                        Map.of("cause", "REVOKED", "reason", "stolen")),
                Arguments.of(new Rejection.LicensePending(at(DAY)), 409, Map.of("validFrom", DAY)),
                Arguments.of(new Rejection.LicenseUpgraded(ID), 409, Map.of("successorId", TEXT)),
                Arguments.of(
                        new Rejection.NotAnUpgrade(
                                Kind.PERPETUAL,
                                "2024",
                                Kind.PERPETUAL,
                                "2023",
                                Rejection.NotAnUpgrade.Why.OLDER_VERSION),
                        409,
                        Map.of(
                                "kind",
                                "PERPETUAL",
                                "version",
                                "2024",
                                "toKind",
                                "PERPETUAL",
                                "toVersion",
                                "2023",
                                "why",
                                "OLDER_VERSION")),
                Arguments.of(
                        new Rejection.RenewalNotOpen(at(DAY), at("2026-03-15")),
                        409,
                        Map.of("opensAt", DAY, "endsAt", "2026-03-15T00:00:00Z")),
                Arguments.of(new Rejection.NotASubscription(Kind.TRIAL), 409, Map.of("kind", "TRIAL")),
                Arguments.of(new Rejection.PartnerManaged("p-9"), 409, Map.of("partnerId", "p-9")),
                Arguments.of(
                        new Rejection.DeactivationAllowanceUsed(2, "P1Y", at(DAY)),
                        409,
                        Map.of("allowed", 2, "period", "P1Y", "nextPossibleAt", DAY)),
                Arguments.of(new Rejection.KeyAlreadyUsed(ID), 409, Map.of("usedBy", TEXT)),
                Arguments.of(new Rejection.AlreadyRevoked(at(DAY)), 409, Map.of("revokedAt", DAY)),
                Arguments.of(new Rejection.NotATrial(Kind.PERPETUAL), 409, Map.of("kind", "PERPETUAL")),
                Arguments.of(new Rejection.NotAnExtension(at(DAY)), 409, Map.of("endsAt", DAY)),
                Arguments.of(new Rejection.MetadataLimitReached(20, 21), 409, Map.of("limit", 20, "members", 21)),
                Arguments.of(
                        new Rejection.LicenseNotFound(ID, at(DAY)), 404, Map.of("licenseId", TEXT, "withdrawnAt", DAY)),
                Arguments.of(
                        new Rejection.LicenseInUse(Rejection.LicenseInUse.Because.ACTIVATED, 2),
                        409,
                        Map.of("because", "ACTIVATED", "machines", 2)),
                Arguments.of(
                        new Rejection.LicenseInUse(Rejection.LicenseInUse.Because.CHANGED, 0),
                        409,
                        Map.of("because", "CHANGED", "machines", 0)),
                Arguments.of(
                        new Rejection.LicenseInUse(Rejection.LicenseInUse.Because.UPGRADE, 0),
                        409,
                        Map.of("because", "UPGRADE", "machines", 0)),
                Arguments.of(new Rejection.BillingsFull(1_000), 409, Map.of("limit", 1_000)),
                Arguments.of(
                        new Rejection.InvalidRequest("/period", "is too long"),
                        400,
                        Map.of("violations", List.of(new Violation("/period", "is too long")))),
                Arguments.of(new Rejection.TokenNotFound(ID), 404, Map.of("tokenId", TEXT)),
                Arguments.of(new Rejection.LastAdminToken(ID), 409, Map.of("tokenId", TEXT)));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void saysStatusCodeSentenceAndFacts(Rejection rejection, int status, Map<String, Object> facts) {
        ProblemException problem = answers.problem(rejection, Subject.service("test"));

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(inCapitals(rejection.getClass()));
        assertThat(problem.detail()).isEqualTo(rejection.detail()).endsWith(".").doesNotContain("null");
        assertThat(problem.facts()).isEqualTo(facts);
    }

    /** Texts can be erased where they belong; here nobody would look for them. */
    @ParameterizedTest
    @MethodSource("rejections")
    void isPutOnRecordWithoutWhatPeopleWroteFreely(Rejection rejection, int status, Map<String, Object> facts) {
        var command = new DeactivateMachine(ID, "m-7", DeactivatedBy.CUSTOMER, at(DAY));
        var caller =
                new Caller(new Subject("anna", "t-1", "anna", Set.of(), ProductScope.ALL), "c-1", AnswerRecorder.NONE);

        answers.record(command, new Outcome.Rejected<>(rejection), caller);

        RejectionRecord kept =
                (RejectionRecord) log.find(new RejectionFilter(ID, null, null, "m-7", null, null, null, null), 1)
                        .getFirst();
        assertThat(kept.command()).isEqualTo("DeactivateMachine");
        assertThat(kept.at()).isEqualTo(at(DAY));
        assertThat(kept.actor()).isEqualTo("anna");
        assertThat(kept.tokenId()).isEqualTo("t-1");
        assertThat(kept.correlationId()).isEqualTo("c-1");
        assertThat(kept.code()).isEqualTo(rejection.code());
        assertThat(RejectionCodes.contains(rejection.code()))
                .as("is one of RefusalCodes, if it may be kept")
                .isEqualTo(!(rejection instanceof Rejection.InvalidRequest));
        assertThat(kept.detail()).isEqualTo(rejection.detail());
        assertThat(kept.facts())
                .contains("\"fingerprint\"")
                .doesNotContain("label", "reason", "Lab", "unpaid", "stolen");
    }

    @Test
    void noRejectionIsForgottenHere() {
        assertThat(rejections()
                        .<Class<?>>map(arguments -> arguments.get()[0].getClass())
                        .distinct())
                .containsExactlyInAnyOrder(Rejection.class.getPermittedSubclasses());
    }

    /** A fact of such a name would be lost: the standard members of a problem win. */
    @Test
    void noFactHidesBehindAMemberOfEveryProblem() {
        Set<String> names = new TreeSet<>();
        for (Class<?> rejection : Rejection.class.getPermittedSubclasses()) {
            for (RecordComponent component : rejection.getRecordComponents()) {
                names.add(component.getName());
            }
        }
        assertThat(names).isNotEmpty().doesNotContain("type", "title", "status", "detail", "code", "instance");
    }

    private static String inCapitals(Class<?> rejection) {
        return rejection.getSimpleName().replaceAll("(?<!^)(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
