package io.lictor.erasing;

import static io.lictor.command.Decision.accepted;

import io.lictor.command.Decision;
import io.lictor.command.EraseTexts;
import io.lictor.event.LicenseEvent;
import io.lictor.event.TextsErased;
import io.lictor.license.License;

/** Rules of erasure: the texts of a licence are erased on request, whatever its status; nothing else changes. */
public final class ErasingRules {

    private ErasingRules() {}

    public static Decision<LicenseEvent> erase(License.Issued license, EraseTexts command) {
        return license.trackRecord().texts()
                ? accepted(new TextsErased(command.licenseId(), command.at()))
                : accepted();
    }
}
