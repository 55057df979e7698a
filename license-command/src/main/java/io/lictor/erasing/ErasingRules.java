package io.lictor.erasing;

import static io.lictor.command.Decision.accepted;

import io.lictor.command.Decision;
import io.lictor.command.EraseTexts;
import io.lictor.event.LicenseEvent;
import io.lictor.event.TextsErased;
import io.lictor.license.License;

/** Who asks to be forgotten is, whatever the licence's status; nothing else of it changes. */
public final class ErasingRules {

    private ErasingRules() {}

    public static Decision<LicenseEvent> erase(License.Issued license, EraseTexts command) {
        return license.texts() ? accepted(new TextsErased(command.licenseId(), command.at())) : accepted();
    }
}
