package io.lictor.licenses;

import io.lictor.access.Subject;
import io.lictor.license.LicenseView;
import java.util.List;

/** Licences as this or that caller may see them. Every answer that shows one to a reader goes through here. */
public final class Redaction {

    private Redaction() {}

    public static LicenseView to(Subject subject, LicenseView license) {
        return subject.seesInternals() ? license : license.withoutReason();
    }

    public static List<LicenseView> to(Subject subject, List<LicenseView> licenses) {
        return subject.seesInternals()
                ? licenses
                : licenses.stream().map(LicenseView::withoutReason).toList();
    }

    static Page<LicenseView> to(Subject subject, Page<LicenseView> page) {
        return new Page<>(to(subject, page.items()), page.next(), page.damaged(), page.count());
    }
}
