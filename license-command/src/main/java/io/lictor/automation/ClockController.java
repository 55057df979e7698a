package io.lictor.automation;

import io.lictor.clock.MonitoredClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operator's word that the clock is right. */
@RestController
@RequestMapping("/v1/clock")
@Tag(name = "Operations")
public class ClockController {

    private final MonitoredClock clock;

    ClockController(MonitoredClock clock) {
        this.clock = clock;
    }

    /** The instant that the clock tells. */
    record Confirmed(Instant at) {}

    @PostMapping("/confirm")
    @Operation(
            operationId = "confirmClock",
            summary = "Say that the clock is right",
            description =
                    "After the clock of this instance was set, or its machine slept, nothing is announced for a while. Look at"
                            + " the Date header or at the instant in the answer: if that is right, what is due is announced"
                            + " at once.")
    Confirmed confirm() {
        return new Confirmed(clock.confirm());
    }
}
