package io.lictor.bench.population;

import io.lictor.event.Event;
import io.lictor.event.ProductDefined;
import io.lictor.value.ActivationLimit;
import io.lictor.value.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Licences that have lived alike, of so many products, ten to a customer. The same group has the same licences and keys
 * in every store; only their dates are counted back from {@code today}.
 */
public record Group(String name, Life life, int licenses, int products, Instant today) {

    private static final int SEATS = 1_000_000;
    private static final int PER_CUSTOMER = 10;

    /** The licence with this number, from 0. */
    public SoldLicense sale(int number) {
        return new SoldLicense(
                new UUID(0x0198_0000_0000_7000L + life.ordinal(), 0x8000_0000_0000_0000L | number),
                product(number % products),
                name + "-customer-" + number % Math.max(1, licenses / PER_CUSTOMER),
                today.minus(Duration.ofDays(life.age + number % life.days)),
                number,
                SEATS);
    }

    /** The product with this number, from 0. */
    public String product(int number) {
        return name + "-" + number;
    }

    List<Event> productEvents() {
        return IntStream.range(0, products)
                .<Event>mapToObj(number -> new ProductDefined(
                        product(number),
                        "Product " + number,
                        Policy.DEFAULT,
                        ActivationLimit.of(SEATS),
                        today.minus(Duration.ofDays(500))))
                .toList();
    }
}
