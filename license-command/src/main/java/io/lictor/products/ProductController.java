package io.lictor.products;

import io.lictor.command.DefineProduct;
import io.lictor.command.DefineProduct.Member;
import io.lictor.command.DisableProductVersion;
import io.lictor.command.EnableProductVersion;
import io.lictor.command.ReleaseProductVersion;
import io.lictor.contents.LimitRequest;
import io.lictor.docs.ProblemCodes;
import io.lictor.endpoint.Bounds;
import io.lictor.endpoint.NoContent;
import io.lictor.endpoint.Spans;
import io.lictor.term.Span;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import io.lictor.value.Policy.Allowance;
import io.lictor.web.AsName;
import io.lictor.web.Caller;
import io.lictor.web.PresentMembers;
import io.lictor.web.ProductCode;
import io.lictor.web.Text;
import io.lictor.web.VersionLabel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/products/{product}")
@ProblemCodes(forbidden = "PRODUCT_NOT_ALLOWED")
@Tag(name = "Products")
public class ProductController {

    /**
     * Definition of a product. An absent member stays as it is, or is the default of a new product; null makes it the
     * default again.
     */
    @Schema(name = "ProductDefinition")
    record Definition(
            @Text(max = 256) @Nullable String name,
            @Nullable Span gracePeriod,
            @Nullable Span renewalWindow,
            @Nullable Span upgradePeriod,
            @Min(1) @Max(Bounds.SEATS) @Nullable Integer defaultActivationLimit,
            @Nullable Boolean unlimitedActivations,
            @Valid @Nullable DeactivationAllowance deactivationAllowance,
            @Schema(hidden = true) @PresentMembers @Nullable Set<String> named) {

        private static final ActivationLimit ONE_MACHINE = ActivationLimit.of(1);

        Policy policy() {
            return new Policy(
                    gracePeriod == null ? Policy.DEFAULT.gracePeriod() : gracePeriod,
                    renewalWindow == null ? Policy.DEFAULT.renewalWindow() : renewalWindow,
                    upgradePeriod == null ? Policy.DEFAULT.upgradePeriod() : upgradePeriod,
                    deactivationAllowance == null ? null : deactivationAllowance.toAllowance());
        }

        Set<Member> members() {
            Set<Member> members = EnumSet.noneOf(Member.class);
            for (String member : Objects.requireNonNull(named)) {
                members.add(
                        switch (member) {
                            case "name" -> Member.NAME;
                            case "gracePeriod" -> Member.GRACE_PERIOD;
                            case "renewalWindow" -> Member.RENEWAL_WINDOW;
                            case "upgradePeriod" -> Member.UPGRADE_PERIOD;
                            case "deactivationAllowance" -> Member.DEACTIVATION_ALLOWANCE;
                            case "unlimitedActivations" ->
                                Boolean.TRUE.equals(unlimitedActivations) ? Member.DEFAULT_LIMIT : Member.LIMITED;
                            default -> Member.DEFAULT_LIMIT;
                        });
            }
            return members;
        }

        ActivationLimit limit() {
            ActivationLimit limit = LimitRequest.limitIfThere(defaultActivationLimit, unlimitedActivations);
            return limit == null ? ONE_MACHINE : limit;
        }
    }

    /** Number of machines a customer may free per period. */
    record DeactivationAllowance(
            @NotNull @Min(1) @Max(1_000) Integer count,
            @NotNull Span period) {

        Allowance toAllowance() {
            return new Allowance(count, Spans.positive("/deactivationAllowance/period", period));
        }
    }

    @Schema(name = "VersionRelease")
    record Release(@NotNull Instant releasedAt) {}

    private final ProductCommands gateway;
    private final InstantSource clock;

    ProductController(ProductCommands gateway, InstantSource clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    @PutMapping
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(
            operationId = "defineProduct",
            summary = "DefineProduct: make a product known, or change its policy for licences to come",
            description =
                    "Of a product that is there, what the body leaves out stays as it is; null makes it the default"
                            + " again.")
    ResponseEntity<ProductAnswer> define(
            @PathVariable @ProductCode String product, @RequestBody @Valid Definition body, Caller caller) {
        return gateway.createdOrOk(
                new DefineProduct(product, body.name(), body.policy(), body.limit(), body.members(), clock.instant()),
                caller);
    }

    @PutMapping("/versions/{version}")
    @ProblemCodes(notFound = "PRODUCT_NOT_FOUND")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Operation(
            operationId = "releaseProductVersion",
            summary = "ReleaseProductVersion: make a version known, or correct its release date")
    ResponseEntity<ProductAnswer> release(
            @PathVariable @ProductCode String product,
            @PathVariable @VersionLabel String version,
            @RequestBody @Valid Release body,
            Caller caller) {
        return gateway.createdOrOk(
                new ReleaseProductVersion(product, version, body.releasedAt(), clock.instant()), caller);
    }

    @PostMapping("/versions/{version}/disable")
    @ProblemCodes(notFound = {"PRODUCT_NOT_FOUND", "VERSION_NOT_FOUND"})
    @Operation(operationId = "disableProductVersion", summary = "DisableProductVersion: stop a version from working")
    ResponseEntity<ProductAnswer> disable(
            @PathVariable @AsName String product,
            @PathVariable @AsName String version,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller) {
        return gateway.ok(new DisableProductVersion(product, version, clock.instant()), caller);
    }

    @PostMapping("/versions/{version}/enable")
    @ProblemCodes(notFound = {"PRODUCT_NOT_FOUND", "VERSION_NOT_FOUND"})
    @Operation(
            operationId = "enableProductVersion",
            summary = "EnableProductVersion: let a disabled version work again")
    ResponseEntity<ProductAnswer> enable(
            @PathVariable @AsName String product,
            @PathVariable @AsName String version,
            @RequestBody(required = false) @Valid @Nullable NoContent body,
            Caller caller) {
        return gateway.ok(new EnableProductVersion(product, version, clock.instant()), caller);
    }
}
