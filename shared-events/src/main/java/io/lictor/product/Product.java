package io.lictor.product;

import io.lictor.event.ProductChanged;
import io.lictor.event.ProductDefined;
import io.lictor.event.ProductEvent;
import io.lictor.event.ProductVersionDisabled;
import io.lictor.event.ProductVersionEnabled;
import io.lictor.event.ProductVersionReleased;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A product as its events have made it. */
public sealed interface Product {

    Product UNDEFINED = new Undefined();

    /** No such product (yet). */
    record Undefined() implements Product {}

    /** A product that can be licensed; {@code versions} by label, in the order they were made known. */
    record Defined(
            String product,
            @Nullable String name,
            Policy policy,
            ActivationLimit defaultLimit,
            Map<String, ProductVersion> versions)
            implements Product {

        public Defined {
            versions = Collections.unmodifiableMap(versions);
        }

        private Defined with(String version, UnaryOperator<@Nullable ProductVersion> change) {
            var changed = new LinkedHashMap<>(versions);
            changed.compute(version, (_, present) -> change.apply(present));
            return new Defined(product, name, policy, defaultLimit, changed);
        }
    }

    /** The version of that label, if it was made known. */
    default Optional<ProductVersion> version(@Nullable String version) {
        return switch (this) {
            case Undefined _ -> Optional.empty();
            case Defined defined when version == null -> Optional.empty();
            case Defined defined -> Optional.ofNullable(defined.versions().get(version));
        };
    }

    /** Returns whether the vendor has disabled that version; false for null and for unknown versions. */
    default boolean isDisabled(@Nullable String version) {
        return version(version).map(ProductVersion::disabled).orElse(false);
    }

    /** The newest working version released before {@code upgradesUntil} (any, if null). */
    default Optional<ProductVersion> newestCoveredBy(@Nullable Instant upgradesUntil) {
        return switch (this) {
            case Undefined _ -> Optional.empty();
            case Defined defined ->
                defined.versions().values().stream()
                        .filter(version -> !version.disabled())
                        .filter(version ->
                                upgradesUntil == null || version.releasedAt().isBefore(upgradesUntil))
                        .max(Comparator.comparing(ProductVersion::releasedAt));
        };
    }

    /** The product after {@code event}. */
    static Product evolve(Product product, ProductEvent event) {
        return switch (event) {
            case ProductDefined e -> define(product, e);
            case ProductChanged e ->
                new Defined(
                        e.product(),
                        e.name(),
                        e.policy(),
                        e.defaultLimit(),
                        defined(product, event).versions());
            case ProductVersionReleased e ->
                defined(product, event)
                        .with(
                                e.version(),
                                known -> new ProductVersion(
                                        e.version(), e.releasedAt(), known != null && known.disabled()));
            case ProductVersionDisabled e -> withDisabled(defined(product, event), e.version(), true);
            case ProductVersionEnabled e -> withDisabled(defined(product, event), e.version(), false);
        };
    }

    private static Defined define(Product product, ProductDefined event) {
        return switch (product) {
            case Undefined _ ->
                new Defined(event.product(), event.name(), event.policy(), event.defaultLimit(), Map.of());
            case Defined _ -> throw new IllegalStateException("A product's history can't begin twice, with " + event);
        };
    }

    private static Defined withDisabled(Defined product, String version, boolean disabled) {
        return product.with(
                version, known -> known == null ? null : new ProductVersion(version, known.releasedAt(), disabled));
    }

    private static Defined defined(Product product, ProductEvent event) {
        return switch (product) {
            case Defined defined -> defined;
            case Undefined _ -> throw new IllegalStateException("A product's history can't begin with " + event);
        };
    }
}
