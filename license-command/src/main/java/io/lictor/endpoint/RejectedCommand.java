package io.lictor.endpoint;

import io.lictor.command.ActivateLicense;
import io.lictor.command.BeginLicense;
import io.lictor.command.ChangeLicense;
import io.lictor.command.DeactivateMachine;
import io.lictor.command.ProductCommand;
import io.lictor.command.TokenCommand;
import io.lictor.license.License;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subject of a rejected command, as far as it is known. */
record RejectedCommand(
        Instant at,
        @Nullable UUID licenseId,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String fingerprint) {

    static RejectedCommand of(Object command, @Nullable Object met) {
        return switch (command) {
            // the licence has not come to be, and nobody knows its id
            case BeginLicense begin ->
                new RejectedCommand(
                        begin.at(),
                        null,
                        begin.order().customer(),
                        begin.order().product(),
                        null);
            case ChangeLicense change
            when met instanceof License.Issued license ->
                new RejectedCommand(
                        change.at(), change.licenseId(), license.customer(), license.product(), fingerprint(change));
            case ChangeLicense change ->
                new RejectedCommand(change.at(), change.licenseId(), null, null, fingerprint(change));
            case ProductCommand product -> new RejectedCommand(product.at(), null, null, product.product(), null);
            case TokenCommand token -> new RejectedCommand(token.at(), null, null, null, null);
            default -> throw new IllegalArgumentException("No command: " + command.getClass());
        };
    }

    private static @Nullable String fingerprint(ChangeLicense command) {
        if (command instanceof ActivateLicense activate) {
            return activate.fingerprint();
        }
        return command instanceof DeactivateMachine deactivate ? deactivate.fingerprint() : null;
    }
}
