package io.lictor.customers;

import io.lictor.access.Subject;
import io.lictor.asof.AsOf;
import io.lictor.asof.AsOf.Past;
import io.lictor.asof.AsOf.Present;
import io.lictor.asof.Population;
import io.lictor.docs.ProblemCodes;
import io.lictor.license.LicenseView;
import io.lictor.license.LicenseView.Seats;
import io.lictor.licenses.LicenseList;
import io.lictor.licenses.Redaction;
import io.lictor.reading.FromReadModel;
import io.lictor.readmodel.ReadModel;
import io.lictor.web.Name;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Licences and machines of one customer. */
@RestController
@Tag(name = "Customers")
public class CustomerController {

    private final ReadModel readModel;
    private final LicenseList licenses;
    private final AsOf asOf;

    public CustomerController(ReadModel readModel, LicenseList licenses, AsOf asOf) {
        this.readModel = readModel;
        this.licenses = licenses;
        this.asOf = asOf;
    }

    /**
     * {@code seats} is the sum of activation limits of the licences that count as seats, {@code unlimitedLicenses} how
     * many of those have none, {@code activations} the machines in use on them.
     */
    record Customer(String customer, List<LicenseView> licenses, int seats, int unlimitedLicenses, int activations) {}

    @GetMapping("/v1/customers/{customer}")
    @FromReadModel(pastFromEvents = true)
    @ProblemCodes(unavailable = {"AS_OF_BUILDING", "AS_OF_BUSY"})
    @Operation(
            operationId = "getCustomer",
            summary = "A customer's licences, seats and machines, now or as of an instant",
            description = "References of customers are opaque: one nobody has used yet is an empty answer.")
    Customer customer(
            @PathVariable @Name(max = 256) String customer,
            @Parameter(description = AsOf.PARAMETER) @RequestParam(required = false) @Nullable Instant at,
            Subject subject) {
        Stream<LicenseView> licensed = switch (asOf.of(at)) {
            case Present(Instant instant) -> licenses.all(licenseIds(customer), instant).stream();
            case Past(Population then) ->
                then.licenses().stream()
                        .filter(found -> found.state().customer().equals(customer))
                        .map(then::view);
        };
        List<LicenseView> all = licensed
                // The list of ids and the licences are two reads: one transferred in between is no longer theirs.
                .filter(license -> license.customer().equals(customer))
                .filter(license -> subject.products().contains(license.product()))
                .toList();
        List<LicenseView> counting =
                all.stream().filter(license -> license.status().countsAsSeats()).toList();
        return new Customer(
                customer,
                Redaction.to(subject, all),
                counting.stream()
                        .mapToInt(license -> seats(license.activations()))
                        .sum(),
                (int) counting.stream()
                        .filter(license -> license.activations().limit() == null)
                        .count(),
                counting.stream()
                        .mapToInt(license -> license.activations().used())
                        .sum());
    }

    private static int seats(Seats seats) {
        Integer limit = seats.limit();
        return limit == null ? 0 : limit;
    }

    private List<String> licenseIds(String customer) {
        return readModel.ask(() -> {
            Document document = readModel.serving().customersById().find(customer);
            return document == null ? List.of() : document.getList("licenses", String.class);
        });
    }
}
