package io.lictor.issuing;

import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;

import io.lictor.command.Order;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.Kind;
import io.lictor.value.ModuleGrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An order that says as little as possible. */
final class OrderOf {

    private final Kind kind;
    private String product = PRODUCT;
    private String version;
    private Channel channel = Channel.DIRECT;
    private String partnerId;
    private Instant startsAt;
    private Span period;
    private Span upgradePeriod;
    private ActivationLimit limit;
    private Map<String, String> metadata = Map.of();
    private final List<ModuleGrant> modules = new ArrayList<>();
    private Boolean autoRenew;

    private OrderOf(Kind kind) {
        this.kind = kind;
    }

    static OrderOf a(Kind kind) {
        return new OrderOf(kind);
    }

    OrderOf product(String code) {
        this.product = code;
        return this;
    }

    OrderOf version(String label) {
        this.version = label;
        return this;
    }

    OrderOf partner(String id) {
        this.channel = Channel.PARTNER;
        this.partnerId = id;
        return this;
    }

    OrderOf startsAt(String when) {
        this.startsAt = at(when);
        return this;
    }

    OrderOf period(String length) {
        this.period = span(length);
        return this;
    }

    OrderOf upgradePeriod(String length) {
        this.upgradePeriod = span(length);
        return this;
    }

    OrderOf seats(int limit) {
        this.limit = ActivationLimit.of(limit);
        return this;
    }

    OrderOf unlimited() {
        this.limit = ActivationLimit.UNLIMITED;
        return this;
    }

    OrderOf metadata(Map<String, String> texts) {
        this.metadata = texts;
        return this;
    }

    OrderOf module(String code) {
        modules.add(new ModuleGrant(code, null));
        return this;
    }

    OrderOf autoRenew(boolean on) {
        this.autoRenew = on;
        return this;
    }

    Order order() {
        return new Order(
                product,
                version,
                "c-1",
                kind,
                channel,
                partnerId,
                startsAt,
                period,
                upgradePeriod,
                limit,
                modules,
                autoRenew,
                metadata);
    }
}
