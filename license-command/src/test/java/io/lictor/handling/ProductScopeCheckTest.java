package io.lictor.handling;

import static io.lictor.spec.Samples.KEYS;
import static io.lictor.spec.Samples.LICENSE;
import static io.lictor.spec.Samples.OTHER;
import static io.lictor.spec.Samples.PRODUCT;
import static io.lictor.spec.Samples.at;
import static io.lictor.spec.Samples.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.lictor.access.ProductScope;
import io.lictor.access.Subject;
import io.lictor.command.ActivateLicense;
import io.lictor.command.CancelAutoRenew;
import io.lictor.command.DefineProduct;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.ImportLicense;
import io.lictor.command.IssueLicense;
import io.lictor.command.Order;
import io.lictor.command.ReissueKey;
import io.lictor.command.Rejection;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.command.UpgradeLicense;
import io.lictor.endpoint.WriteSideFixture;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Channel;
import io.lictor.value.KeyRef;
import io.lictor.value.Kind;
import io.lictor.value.Policy;
import io.lictor.value.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To a credential for some products, there are no others. */
class ProductScopeCheckTest {

    private static final String FOREIGN = "cad";
    private static final UUID NONE = new UUID(0x7000, 99);

    @TempDir
    Path temporary;

    private WriteSideFixture writeSide;

    @BeforeEach
    void open() {
        writeSide = WriteSideFixture.open(temporary.resolve("data")).withProduct();
        writeSide.issue(LICENSE, Kind.SUBSCRIPTION, 2);
        writeSide.send(new DefineProduct(FOREIGN, null, Policy.DEFAULT, ActivationLimit.of(1), at("2020-01-01")));
    }

    @AfterEach
    void close() {
        writeSide.close();
    }

    private static CommandContext limitedTo(String... products) {
        Subject subject =
                new Subject("shop", "t-1", "token:t-1", Set.of(Role.ADMIN), new ProductScope.Only(Set.of(products)));
        // whatever version it expects, it learns nothing of the one there is
        return new CommandContext(subject, "c-1", _ -> false, TransactionalWork.NOTHING);
    }

    private static CommandContext meeting(CommandContext envelope) {
        return new CommandContext(envelope.subject(), envelope.correlationId(), _ -> true, TransactionalWork.NOTHING);
    }

    private static Order order(String product) {
        return new Order(
                product,
                null,
                "c-1",
                Kind.PERPETUAL,
                Channel.DIRECT,
                null,
                null,
                null,
                null,
                ActivationLimit.of(1),
                List.of(),
                null,
                Map.of());
    }

    @Test
    void aLicenceOfAnotherProductIsAsUnknownAsOneThatNeverWas() {
        int before = writeSide.events(LICENSE).size();
        for (var command : List.of(
                new ActivateLicense(LICENSE, "m-1", null, null, at("2026-03-01")),
                new ReissueKey(LICENSE, at("2026-03-01")),
                new UpgradeLicense(LICENSE, OTHER, Kind.SUBSCRIPTION, null, span("P1Y"), null, null, at("2026-03-01")),
                new CancelAutoRenew(LICENSE, at("2026-03-01")))) {
            assertThat(writeSide.send(command, limitedTo(FOREIGN)))
                    .as(command.toString())
                    .isEqualTo(new Outcome.Rejected<>(new Rejection.LicenseNotFound(LICENSE)));
        }
        assertThat(writeSide.send(new CancelAutoRenew(NONE, at("2026-03-01")), limitedTo(FOREIGN)))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.LicenseNotFound(NONE)));
        assertThat(writeSide.events(LICENSE)).hasSize(before);
    }

    @Test
    void aLicenceOfItsOwnProductIsThere() {
        assertThat(writeSide.send(new CancelAutoRenew(LICENSE, at("2026-03-01")), limitedTo(FOREIGN, PRODUCT)))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.Conflict(1)));
        assertThat(writeSide.send(new CancelAutoRenew(LICENSE, at("2026-03-01")), meeting(limitedTo(FOREIGN, PRODUCT))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nothingIsSoldOfAnotherProductWhetherThereIsOneOrNot() {
        for (String product : List.of(PRODUCT, "nowhere")) {
            assertThat(writeSide.send(new IssueLicense(OTHER, order(product), at("2026-03-01")), limitedTo(FOREIGN)))
                    .isEqualTo(new Outcome.Rejected<>(new Rejection.ProductNotAllowed(product)));
            assertThat(writeSide.send(imported(product), limitedTo(FOREIGN)))
                    .isEqualTo(new Outcome.Rejected<>(new Rejection.ProductNotAllowed(product)));
        }
        assertThat(writeSide.send(
                        new IssueLicense(OTHER, order(FOREIGN), at("2026-03-01")), meeting(limitedTo(FOREIGN))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aKeyThatIsTakenBeyondDoesNotSayByWhom() {
        assertThat(writeSide.send(imported(FOREIGN), meeting(limitedTo(FOREIGN))))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.KeyAlreadyUsed(null)));
        assertThat(writeSide.send(imported(FOREIGN), meeting(limitedTo(FOREIGN, PRODUCT))))
                .isEqualTo(new Outcome.Rejected<>(new Rejection.KeyAlreadyUsed(LICENSE)));
    }

    @Test
    void aProductBeyondIsNeitherChangedNorDefined() {
        for (String product : List.of(PRODUCT, "nowhere")) {
            for (var command : List.of(
                    new DefineProduct(product, "mine", Policy.DEFAULT, ActivationLimit.of(9), at("2026-03-01")),
                    new ReleaseProductVersion(product, "2.0", at("2026-03-01"), at("2026-03-01")),
                    new DisableProductVersion(product, "2.0", at("2026-03-01")))) {
                assertThat(writeSide.gateway().send(command, limitedTo(FOREIGN)))
                        .isEqualTo(new Outcome.Rejected<>(new Rejection.ProductNotAllowed(product)));
            }
        }
        assertThat(writeSide
                        .gateway()
                        .send(
                                new ReleaseProductVersion(FOREIGN, "2.0", at("2026-03-01"), at("2026-03-01")),
                                limitedTo(FOREIGN)))
                .isInstanceOf(Outcome.Done.class);
    }

    private static ImportLicense imported(String product) {
        KeyRef key = KEYS.reference(LICENSE, 1);
        return new ImportLicense(
                OTHER, order(product), key, List.of(key.hash()), null, null, null, List.of(), at("2026-03-01"));
    }
}
