package io.lictor.bench.speed;

import io.lictor.bench.population.Life;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Call that is measured. In path and body {@code {id}}, {@code {key}} and {@code {n}} stand for a licence, its key,
 * and a number.
 */
enum Call {
    BARE_POST(
            "bare POST",
            "POST",
            "/v1/licenses/lookup",
            "{\"key\":\"R9ZJ8-806V1-KGF43-5MQJK-2EPR2\",\"fingerprint\":\"machine-1\",\"modules\":[\"seg\"]}",
            null,
            Target.NONE),
    BARE_GET("bare GET", "GET", "/v1/dashboard", "", null, Target.NONE),
    VALIDATE(
            "validate",
            "POST",
            "/v1/client/validate",
            "{\"key\":\"{key}\",\"fingerprint\":\"machine-1\",\"modules\":[\"seg\"]}",
            Life.ORDINARY,
            new Target(0.7, 0, 5)),
    ACTIVATE(
            "activate, distinct licences",
            "POST",
            "/v1/licenses/{id}/activations",
            "{\"fingerprint\":\"new-{n}\",\"label\":\"Workstation\",\"version\":\"2026.1\"}",
            Life.ORDINARY,
            new Target(0.4, 0, 0)),
    ACTIVATE_ONE(
            "activate, one volume licence",
            "POST",
            "/v1/licenses/{id}/activations",
            "{\"fingerprint\":\"new-{n}\",\"label\":\"Workstation\",\"version\":\"2026.1\"}",
            Life.UNUSED,
            new Target(0, 2_000, 0)),
    ISSUE(
            "issue",
            "POST",
            "/v1/licenses",
            "{\"product\":\"ordinary-1\",\"customer\":\"buyer-{n}\",\"kind\":\"SUBSCRIPTION\",\"period\":\"P1Y\",\"modules\":[{\"code\":\"seg\"}]}",
            null,
            Target.NONE),
    RENEW("renew", "POST", "/v1/licenses/{id}/renew", "{\"period\":\"P1Y\"}", Life.RENEWABLE, new Target(0.4, 0, 0)),
    LICENSE("licence by id", "GET", "/v1/licenses/{id}", "", Life.ORDINARY, Target.NONE),
    LIST("page of 50 by product", "GET", "/v1/licenses?product=ordinary-2&limit=50", "", null, Target.NONE),
    HISTORY("history", "GET", "/v1/licenses/{id}/history", "", Life.EVENTFUL, Target.NONE);

    final String label;
    final String method;
    final String path;
    final String body;

    /** Kind of licences that it is asked of; null for none in particular. */
    final @Nullable Life subjects;

    final Target target;

    Call(String label, String method, String path, String body, @Nullable Life subjects, Target target) {
        this.label = label;
        this.method = method;
        this.path = path;
        this.body = body;
        this.subjects = subjects;
        this.target = target;
    }

    /**
     * Target of a call; 0 means none.
     *
     * @param ofBare throughput with 16 connections, as a part of the bare POST's
     * @param perSecond throughput with 256 connections
     * @param millis that 99 of 100 take at most at half the peak
     */
    record Target(double ofBare, double perSecond, double millis) {

        static final Target NONE = new Target(0, 0, 0);
    }

    /** The software itself comes with its licence's key. */
    boolean wantsToken() {
        return !path.startsWith("/v1/client/");
    }

    boolean isBare() {
        return this == BARE_POST || this == BARE_GET;
    }

    /** Returns whether it can be done only once with each licence. */
    boolean isOnce() {
        return this == RENEW;
    }

    /** Returns its name on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
