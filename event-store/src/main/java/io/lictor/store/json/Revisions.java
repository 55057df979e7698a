package io.lictor.store.json;

import java.util.List;
import java.util.Set;

/** Table of the revisions that are read like the next one; the one place where such a step is added. */
public final class Revisions {

    /** Step from a revision to the next, with nothing to be done to the payload. */
    public record Step(String from, String to, Set<String> names) {

        private Step(String from, String to, String... names) {
            this(from, to, Set.of(names));
        }

        private String after(String name, String revision) {
            return from.equals(revision) && names.contains(name) ? to : revision;
        }
    }

    /** Upcaster for revision 1, in which labels and reasons stood in the payload itself. */
    private static final Step TEXTS_LEFT_THE_EVENTS = new Step(
            "1",
            "2",
            "licensing.LicenseIssued",
            "licensing.LicenseImported",
            "licensing.LicenseActivated",
            "licensing.TermExtended",
            "licensing.LicenseDisabled");

    /** Upcaster for older revisions, in which a limit was always there, and is read as it was. */
    private static final Step LIMIT_MAY_BE_ABSENT_IN_CONTENTS =
            new Step("2", "3", "licensing.LicenseIssued", "licensing.LicenseImported");

    private static final Step LIMIT_MAY_BE_ABSENT = new Step(
            "1", "2", "licensing.ActivationLimitChanged", "licensing.ProductDefined", "licensing.ProductChanged");

    /** The steps in their order. */
    public static final List<Step> READ_ALIKE =
            List.of(TEXTS_LEFT_THE_EVENTS, LIMIT_MAY_BE_ABSENT_IN_CONTENTS, LIMIT_MAY_BE_ABSENT);

    private Revisions() {}

    /** Returns the last revision as which one can be read without a look at its payload. */
    static String readAlike(String name, String revision) {
        String alike = revision;
        for (Step step : READ_ALIKE) {
            alike = step.after(name, alike);
        }
        return alike;
    }
}
