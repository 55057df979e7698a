package io.lictor.endpoint;

import com.github.f4b6a3.uuid.UuidCreator;
import io.lictor.access.Subject;
import io.lictor.command.Rejection;
import io.lictor.handling.Outcome;
import io.lictor.store.rejections.RejectionLog;
import io.lictor.store.rejections.RejectionRecord;
import io.lictor.web.Caller;
import io.lictor.web.ProblemException;
import io.lictor.web.Violation;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers that rejections are given as over HTTP: status, code, sentence, and facts as members. */
public final class RejectionAnswers {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JsonMapper json;
    private final RejectionLog log;

    public RejectionAnswers(JsonMapper json, RejectionLog log) {
        this.json = json;
        this.log = log;
    }

    /** Answers this caller: only the vendor's people are told the reason of a disabling, others its cause. */
    public ProblemException problem(Rejection rejection, Subject caller) {
        if (rejection instanceof Rejection.InvalidRequest(String pointer, String violation)) {
            return ProblemException.invalid(new Violation(pointer, violation));
        }
        Rejection told = rejection instanceof Rejection.LicenseDisabled disabled && !caller.seesInternals()
                ? disabled.withoutReason()
                : rejection;
        return new ProblemException(status(told), told.code(), told.detail(), json.convertValue(told, FACTS));
    }

    /** Puts it on record, without anything that people wrote freely. */
    void record(Object command, Outcome.Rejected<?> rejected, Caller caller) {
        Rejection told = RecordedFacts.withoutTexts(rejected.rejection());
        Map<String, Object> facts = json.convertValue(told, FACTS);
        RejectedCommand about = RejectedCommand.of(command, rejected.state());
        if (about.fingerprint() != null) {
            facts.putIfAbsent("fingerprint", about.fingerprint());
        }
        log.keep(new RejectionRecord(
                UuidCreator.getTimeOrderedEpoch(),
                about.at(),
                command.getClass().getSimpleName(),
                caller.subject().actor(),
                caller.subject().tokenId(),
                caller.correlationId(),
                about.licenseId(),
                about.customer(),
                about.product(),
                about.fingerprint(),
                told.code(),
                told.detail(),
                json.writeValueAsString(facts)));
    }

    private static int status(Rejection rejection) {
        return switch (rejection) {
            case Rejection.InvalidRequest _ -> 400;
            case Rejection.LicenseNotFound _,
                    Rejection.ProductNotFound _,
                    Rejection.VersionNotFound _,
                    Rejection.ActivationNotFound _,
                    Rejection.TokenNotFound _ -> 404;
            case Rejection.ProductNotAllowed _ -> 403;
            case Rejection.Conflict _ -> 412;
            case Rejection.ActivationLimitReached _,
                    Rejection.LicenseExpired _,
                    Rejection.LicenseDisabled _,
                    Rejection.LicensePending _,
                    Rejection.LicenseUpgraded _,
                    Rejection.NotAnUpgrade _,
                    Rejection.RenewalNotOpen _,
                    Rejection.NotASubscription _,
                    Rejection.PartnerManaged _,
                    Rejection.DeactivationAllowanceUsed _,
                    Rejection.KeyAlreadyUsed _,
                    Rejection.AlreadyRevoked _,
                    Rejection.NotATrial _,
                    Rejection.NotAnExtension _,
                    Rejection.MetadataLimitReached _,
                    Rejection.LicenseInUse _,
                    Rejection.BillingsFull _,
                    Rejection.LastAdminToken _ -> 409;
        };
    }
}
