package io.lictor.store.axon;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** The way from every revision ever stored to today's; the one place where an upcaster is added. */
public final class Upcasters {

    /** In revision 1 labels and reasons stood in the payload itself: where they are read from now. */
    private static final SamePayload TEXTS_LEFT_THE_EVENTS = new SamePayload(
            "1",
            "2",
            "licensing.LicenseIssued",
            "licensing.LicenseImported",
            "licensing.LicenseActivated",
            "licensing.TermExtended",
            "licensing.LicenseDisabled");

    /** Before, a limit was always there, and is read as it was. */
    private static final SamePayload LIMIT_MAY_BE_ABSENT_IN_CONTENTS =
            new SamePayload("2", "3", "licensing.LicenseIssued", "licensing.LicenseImported");

    private static final SamePayload LIMIT_MAY_BE_ABSENT = new SamePayload(
            "1", "2", "licensing.ActivationLimitChanged", "licensing.ProductDefined", "licensing.ProductChanged");

    private static final List<SamePayload> READ_ALIKE =
            List.of(TEXTS_LEFT_THE_EVENTS, LIMIT_MAY_BE_ABSENT_IN_CONTENTS, LIMIT_MAY_BE_ABSENT);

    private Upcasters() {}

    public static EventUpcaster chain() {
        return new EventUpcasterChain(READ_ALIKE);
    }

    /** The last revision as which one can be read without a look at its payload. */
    public static String readAlike(String name, String revision) {
        String alike = revision;
        for (SamePayload step : READ_ALIKE) {
            alike = step.after(name, alike);
        }
        return alike;
    }
}
